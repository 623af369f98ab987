import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { belowFloor, readFloors, type Score } from "../src/floors.ts";
import { scoreOf, table } from "../src/report.ts";

const score = (reached: number, floor = 85): Score => ({
  package: "things",
  mutants: 3,
  killed: 2,
  survived: 1,
  score: reached,
  floor,
});

const folder = mkdtempSync(join(tmpdir(), "demarc-floors-"));
afterAll(() => rmSync(folder, { recursive: true }));

function floorsFrom(text: string) {
  writeFileSync(join(folder, "floors.yaml"), text);
  return readFloors(join(folder, "floors.yaml"));
}

describe("a floor", () => {
  test.each([
    ["is reached by a score as high", 85, false],
    ["is reached by a higher score", 100, false],
    ["is missed by a score that is lower by any amount", 84.999, true],
    ["is missed where there are no mutants at all", Number.NaN, true],
  ])("%s", (_, reached, missed) => {
    expect(belowFloor([score(reached)])).toEqual(missed ? [score(reached)] : []);
  });

  test("is read with its package and files", () => {
    expect(floorsFrom("- { package: things, mutate: [src/*.ts], floor: 85 }")).toEqual([
      { package: "things", mutate: ["src/*.ts"], floor: 85 },
    ]);
  });

  test.each([
    ["without a number", "- { package: things, mutate: [src/*.ts] }"],
    ["of zero, which holds nothing,", "- { package: things, mutate: [src/*.ts], floor: 0 }"],
    ["above 100", "- { package: things, mutate: [src/*.ts], floor: 850 }"],
    ["without files", "- { package: things, floor: 85 }"],
    ["without a package", "- { mutate: [src/*.ts], floor: 85 }"],
  ])("%s is refused", (_, text) => {
    expect(() => floorsFrom(text)).toThrow(/needs package, mutate \(a list of globs\) and floor/);
  });
});

describe("a score", () => {
  const location = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const reportOf = (
    ...statuses: ("Killed" | "Timeout" | "Survived" | "NoCoverage" | "CompileError" | "Ignored")[]
  ) => ({
    schemaVersion: "2",
    thresholds: { high: 80, low: 60 },
    files: {
      "src/a.ts": {
        language: "typescript",
        source: "x",
        mutants: statuses.map((status, id) => ({ id: String(id), mutatorName: "x", location, status })),
      },
    },
  });
  const floor = { package: "things", mutate: [], floor: 85 };

  test("takes a mutant that never ends for killed, and one that no test runs for survived", () => {
    expect(scoreOf(reportOf("Killed", "Timeout", "Survived", "NoCoverage"), floor)).toEqual({
      package: "things",
      mutants: 4,
      killed: 2,
      survived: 2,
      score: 50,
      floor: 85,
    });
  });

  test("leaves out what cannot be run", () => {
    expect(scoreOf(reportOf("Killed", "CompileError", "Ignored"), floor)).toMatchObject({ mutants: 1, score: 100 });
  });

  test("of nothing is below any floor", () => {
    expect(belowFloor([scoreOf(reportOf(), floor)])).toHaveLength(1);
  });
});

test("the table shows no score as high as the floor that is below it", () => {
  expect(table([score(84.99), { ...score(85), package: "others" }])).toBe(
    [
      "| package | mutants | killed | survived |  score | floor |",
      "| ------- | ------: | -----: | -------: | -----: | ----: |",
      "| things  |       3 |      2 |        1 | 84.9 % |  85 % |",
      "| others  |       3 |      2 |        1 | 85.0 % |  85 % |",
    ].join("\n"),
  );
});
