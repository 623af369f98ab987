import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readExceptions } from "../src/exceptions.ts";
import { checkScore } from "../src/score.ts";

const exception = { score: { floor: 70, reason: "Twelve parameters." } };

test("passes a document at its floor", () => {
  expect(checkScore("plain", 90, {})).toEqual([]);
  expect(checkScore("awkward", 70, exception)).toEqual([]);
  expect(checkScore("awkward", 89.9, exception)).toEqual([]);
});

test("refuses one below the default, and says how to find what takes points", () => {
  expect(checkScore("plain", 89.9, {})).toEqual([
    {
      file: "specs/plain/openapi.yaml",
      rule: "score",
      message: expect.stringMatching(
        /scores 89\.9 points of 100; at least 90 are required\. `npx redocly score specs\/plain\/openapi\.yaml`/,
      ),
    },
  ]);
});

test("refuses one below its exception", () => {
  expect(checkScore("awkward", 69.9, exception)).toMatchObject([
    { file: "specs/awkward/openapi.yaml", message: expect.stringContaining("at least 70 are required") },
  ]);
});

test.each([
  ["that is no longer needed", 90, exception, "needs no exception from 90. Remove it."],
  ["without a reason", 80, { score: { floor: 70, reason: "" } }, "has no reason. Write one."],
])("refuses an exception %s", (_what, points, exceptions, says) => {
  expect(checkScore("awkward", points, exceptions)).toEqual([
    {
      file: "specs/awkward/lint.yaml",
      pointer: "#/score",
      rule: "score",
      message: expect.stringContaining(says),
    },
  ]);
});

test("the exceptions are those of the provider's lint.yaml, none where it has no such file", () => {
  const specs = mkdtempSync(join(tmpdir(), "demarc-exceptions-"));
  mkdirSync(join(specs, "awkward"));
  writeFileSync(join(specs, "awkward", "lint.yaml"), "score: { floor: 70, reason: Twelve parameters. }\n");
  expect(readExceptions("awkward", specs)).toEqual(exception);
  expect(readExceptions("plain", specs)).toEqual({});
  rmSync(specs, { recursive: true });
});
