import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

/** What must hold when an attack is over. */
export interface Holds {
  /** Part of how the failure is printed, its class and code among it; the attack has to succeed where it is missing. */
  error?: string;
  /** Fields of what came out, as `toMatchObject` takes them. */
  result?: unknown;
  /** How many requests were sent. */
  requests?: number;
  /** The most time of the processor, in milliseconds: 2,000 by default. */
  withinMs?: number;
  /** The most memory that it takes in addition, in MB: 200 by default. */
  withinMb?: number;
}

/** One attack. Its input is the part's own. */
export interface Attack<Input> {
  name: string;
  input: Input;
  /** Only in `npm run attack`, not in `npm test`. */
  full?: boolean;
  holds: Holds;
}

/** What became of an attack. */
export interface Outcome {
  error?: unknown;
  result?: unknown;
  requests?: number;
}

/** Whether everything is run, or only what `npm test` has time for. */
export const full = process.env["MODE"] === "full";

/** The attacks of a part, from `cases/<part>.yaml`. */
function attacksOf<Input>(part: string): Attack<Input>[] {
  return parse(readFileSync(new URL(`../cases/${part}.yaml`, import.meta.url), "utf8")) as Attack<Input>[];
}

/** Runs the attacks of a part, each as a test. */
export function runAttacks<Input>(part: string, play: (input: Input) => Promise<Outcome>): void {
  const attacks = attacksOf<Input>(part);
  describe(`${part} under attack`, () => {
    test.each(attacks.filter((attack) => full || !attack.full))("$name", async ({ input, holds }) => {
      check(await measured(() => play(input)), holds);
    });
  });
}

/** Where Linux takes 5 for: forget the peak of this process. */
const peakReset = "/proc/self/clear_refs";

/** What something came to, with what it used up. */
export async function measured(play: () => Promise<Outcome>): Promise<Outcome & { ms: number; mb: number }> {
  if (existsSync(peakReset)) writeFileSync(peakReset, "5");
  const before = { cpu: process.cpuUsage(), peak: process.resourceUsage().maxRSS, rss: process.memoryUsage.rss() };
  const outcome = await play();
  const { user, system } = process.cpuUsage(before.cpu);
  const peak = process.resourceUsage().maxRSS;
  // Elsewhere the peak of a process never falls: where it has not risen, no more was taken than once before.
  const mb = peak > before.peak ? (peak * 1024 - before.rss) / 2 ** 20 : 0;
  return { ...outcome, ms: (user + system) / 1000, mb };
}

/** @throws where something does not hold */
export function check({ error, result, requests, ms, mb }: Outcome & { ms: number; mb: number }, holds: Holds): void {
  if (holds.error === undefined) expect(error).toBeUndefined();
  else expect(error === undefined ? "no error" : inspect(error)).toContain(holds.error);
  if (holds.result !== undefined) expect(result).toMatchObject(holds.result as object);
  if (holds.requests !== undefined) expect(requests, "requests").toBe(holds.requests);
  expect(ms, "milliseconds of the processor").toBeLessThan(holds.withinMs ?? 2_000);
  expect(mb, "MB in addition").toBeLessThan(holds.withinMb ?? 200);
}
