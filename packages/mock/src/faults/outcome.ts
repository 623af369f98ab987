import type { ErrorContent } from "../answers/error-form.ts";
import type { Faults } from "./texts.ts";

/** What decides whether a request fails; to be replaced in tests. */
export interface Chance {
  now(): number;
  /** From 0 up to 1. */
  random(): number;
  wait(ms: number): Promise<void>;
}

const realChance: Chance = {
  now: () => performance.now(),
  random: () => Math.random(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Lets requests wait and fail. It remembers when requests came, for the rate limit. */
export function faultyDay(chance: Chance = realChance) {
  let came: number[] = [];
  return {
    /** The error to answer with; undefined where the request is answered as ever. */
    async outcome({ latencyMs, fail, rateLimit }: Faults): Promise<ErrorContent | undefined> {
      if (latencyMs) await chance.wait(latencyMs.least + chance.random() * (latencyMs.most - latencyMs.least));
      if (rateLimit) {
        const now = chance.now();
        came = came.filter((time) => now - time < rateLimit.periodMs);
        const oldest = came[0] ?? now;
        if (came.length >= rateLimit.requests) {
          const seconds = Math.max(1, Math.ceil((oldest + rateLimit.periodMs - now) / 1000));
          return { status: 429, message: "Too many requests.", headers: { "retry-after": String(seconds) } };
        }
        came.push(now);
      }
      if (fail && chance.random() < fail.share)
        return { status: fail.status, message: `The mock was asked to fail with ${fail.status}.` };
      return undefined;
    },
  };
}
