import { describe, expect, test } from "vitest";
import { median, summarise, timeInRounds } from "../src/rounds.ts";

test.each([
  ["the middle one", [9, 1, 5], 5],
  ["the mean of the two in the middle", [4, 1, 2, 90], 3],
  ["the only one", [7], 7],
])("the median is %s", (_, values, expected) => expect(median(values)).toBe(expected));

test("one slow call changes neither median nor ratio", () => {
  expect(
    summarise([
      { name: "a", ms: [2, 2, 900] },
      { name: "b", ms: [3, 700, 3] },
    ]),
  ).toEqual([
    { name: "a", medianMs: 2, ratio: 1 },
    { name: "b", medianMs: 3, ratio: 1.5 },
  ]);
});

describe("rounds", () => {
  test("call each subject once, and leave the warm-up out", async () => {
    const calls: string[] = [];
    const subject = (name: string, ms: number) => ({
      name,
      async call() {
        calls.push(name);
        // Slow while it warms up.
        const until = performance.now() + (calls.length <= 6 ? 50 : ms);
        while (performance.now() < until);
      },
    });
    const [a, b] = await timeInRounds([subject("a", 1), subject("b", 4)], { durationMs: 100, warmUp: 3 });
    for (let index = 0; index < calls.length; index += 2)
      expect(calls.slice(index, index + 2).sort()).toEqual(["a", "b"]);
    expect(a?.medianMs).toBeLessThan(4);
    expect(b?.ratio).toBeGreaterThan(1.5);
  });
});
