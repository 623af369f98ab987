import { describe, expect, test } from "vitest";
import { median, summarise, timeInRounds } from "../src/figures/rounds.ts";

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
  test("call each subject once, for as long as asked, and do not count the warm-up", async () => {
    let clock = 0;
    const calls: string[] = [];
    const subject = (name: string, ms: number) => ({
      name,
      async call() {
        calls.push(name);
        // The three rounds of the warm-up are slow.
        clock += calls.length <= 6 ? 50 : ms;
      },
    });
    const subjects = [subject("a", 1), subject("b", 4)];
    expect(await timeInRounds(subjects, { durationMs: 100, warmUp: 3, now: () => clock })).toEqual([
      { name: "a", medianMs: 1, ratio: 1 },
      { name: "b", medianMs: 4, ratio: 4 },
    ]);
    expect(calls).toHaveLength(2 * (3 + 20));
    for (let index = 0; index < calls.length; index += 2)
      expect(calls.slice(index, index + 2).toSorted()).toEqual(["a", "b"]);
  });
});
