import { expect, test } from "vitest";
import { faultyDay } from "../src/faults/outcome.ts";
import { readFaults } from "../src/faults/texts.ts";

/** A clock that only waiting moves, and chances that are known. */
function known(...chances: number[]) {
  let time = 0;
  const waited: number[] = [];
  const day = faultyDay({
    now: () => time,
    random: () => chances.shift() ?? 0,
    wait: async (ms) => {
      waited.push(ms);
      time += ms;
    },
  });
  return { day, waited, later: (ms: number) => void (time += ms) };
}

test("fails as often as it was asked to", async () => {
  const { day } = known(0.05, 0.15);
  const faults = readFaults({ fail: "503:10%" });
  expect(await day.outcome(faults)).toMatchObject({ status: 503 });
  expect(await day.outcome(faults)).toBeUndefined();
});

test("waits before it answers, somewhere between two times", async () => {
  const { day, waited } = known(0.5, 0);
  await day.outcome(readFaults({ latency: "200-800" }));
  await day.outcome(readFaults({ latency: "300" }));
  expect(waited).toEqual([500, 300]);
});

test("answers again once the time of the rate limit is over", async () => {
  const { day, later } = known();
  const faults = readFaults({ "rate-limit": "1/m" });
  expect(await day.outcome(faults)).toBeUndefined();
  later(20_000);
  expect(await day.outcome(faults)).toMatchObject({ status: 429, headers: { "retry-after": "40" } });
  later(40_000);
  expect(await day.outcome(faults)).toBeUndefined();
});
