import type { FaultTexts } from "../protocol.ts";

/** What goes wrong with a request. */
export interface Faults {
  latencyMs?: { least: number; most: number };
  fail?: { status: number; share: number };
  rateLimit?: { requests: number; periodMs: number };
  drift?: string;
}

/** What is to go wrong was asked for in a way that the mock does not know. */
export class FaultError extends Error {
  override name = "FaultError";
}

/** The names of the faults: options of the command line, and headers behind `demarc-`. */
export const faultNames = ["latency", "fail", "rate-limit", "drift"] as const satisfies (keyof FaultTexts)[];

const periods: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Reads what is to go wrong.
 *
 * @throws where a text is not of its form
 */
export function readFaults({ latency, fail, "rate-limit": rateLimit, drift }: FaultTexts): Faults {
  const faults: Faults = {};
  if (latency !== undefined) {
    const [, least, most = least] = match(
      "latency",
      latency,
      /^(\d{1,6})(?:-(\d{1,6}))?$/,
      "200 or 200-800, in milliseconds",
    );
    faults.latencyMs = { least: Number(least), most: Math.max(Number(least), Number(most)) };
  }
  if (fail !== undefined) {
    const [, status, share = "100"] = match("fail", fail, /^([45]\d\d)(?::(\d{1,3})%)?$/, "503 or 503:10%");
    faults.fail = { status: Number(status), share: Number(share) / 100 };
  }
  if (rateLimit !== undefined) {
    const [, requests, period = ""] = match("rate-limit", rateLimit, /^(\d{1,6})\/([smh])$/, "5/s, 100/m or 1000/h");
    faults.rateLimit = { requests: Number(requests), periodMs: periods[period] ?? 1000 };
  }
  if (drift !== undefined) faults.drift = drift;
  return faults;
}

/** The faults that the headers of one request ask for, over those of all. */
export function faultsFor(headers: Headers, faults: FaultTexts): FaultTexts {
  const asked = faultNames.flatMap((name) => {
    const text = headers.get(`demarc-${name}`);
    return text === null ? [] : [[name, text] as const];
  });
  return { ...faults, ...Object.fromEntries(asked) };
}

function match(name: string, text: string, pattern: RegExp, forms: string): (string | undefined)[] {
  const found = pattern.exec(text);
  if (!found) throw new FaultError(`${name}: "${text}" is not of the form ${forms}.`);
  return found;
}
