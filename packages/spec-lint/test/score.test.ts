import { listProviders } from "@demarc/spec";
import { expect, test } from "vitest";
import { checkScore, readFloors } from "../src/score.ts";

const floors = { default: 90, exceptions: { awkward: { floor: 70, reason: "Twelve parameters." } } };

test("passes a document at its floor", () => {
  expect(checkScore("plain", 90, floors)).toEqual([]);
  expect(checkScore("awkward", 70, floors)).toEqual([]);
  expect(checkScore("awkward", 89.9, floors)).toEqual([]);
});

test("refuses one below the default, and says how to find what takes points", () => {
  expect(checkScore("plain", 89.9, floors)).toEqual([
    {
      file: "specs/plain/openapi.yaml",
      rule: "score",
      message: expect.stringMatching(
        /scores 89\.9 points of 100; at least 90 are required\. `redocly score specs\/plain\/openapi\.yaml`/,
      ),
    },
  ]);
});

test("refuses one below its exception", () => {
  expect(checkScore("awkward", 69.9, floors)).toMatchObject([
    { file: "specs/awkward/openapi.yaml", message: expect.stringContaining("at least 70 are required") },
  ]);
});

test("refuses an exception that is no longer needed", () => {
  expect(checkScore("awkward", 90, floors)).toMatchObject([
    {
      file: "packages/spec-lint/src/score-floors.yaml",
      pointer: "#/exceptions/awkward",
      message: expect.stringContaining("needs no exception from 90. Remove it."),
    },
  ]);
});

test("every exception is below the default, has a reason and belongs to a provider", () => {
  const { default: floor, exceptions } = readFloors();
  expect(floor).toBe(90);
  for (const [provider, exception] of Object.entries(exceptions)) {
    expect(listProviders()).toContain(provider);
    expect(exception).toEqual({ floor: expect.any(Number), reason: expect.stringMatching(/\w+/) });
    expect(exception.floor).toBeLessThan(floor);
  }
});
