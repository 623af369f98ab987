import { setImmediate as turn } from "node:timers/promises";

/** Against what hangs, not against what is slow. */
const longestMs = 30_000;

/** Waits for a condition, by turns of the event loop: timers may be fake. */
export async function until(condition: () => boolean, otherwise: string): Promise<void> {
  const started = process.hrtime.bigint();
  while (!condition()) {
    if (process.hrtime.bigint() - started > longestMs * 1e6) throw new Error(`${otherwise} within ${longestMs} ms.`);
    await turn();
  }
}
