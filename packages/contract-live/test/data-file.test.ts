import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readData } from "../src/model/data-file.ts";

const folder = mkdtempSync(join(tmpdir(), "demarc-data-"));
afterAll(() => rmSync(folder, { recursive: true }));
const schema = { type: "array", items: { properties: { op: { enum: ["set"] } }, additionalProperties: false } };

function read(text: string): unknown {
  const file = join(folder, "rows.yaml");
  writeFileSync(file, text);
  return readData(file, schema);
}

test("data in the form of their schema are read", () => {
  expect(read("- { op: set }")).toEqual([{ op: "set" }]);
});

test("data in another form are refused, with each place", () => {
  expect(() => read("- { op: sett }\n- { ops: set }")).toThrow(
    /rows\.yaml#\/0\/op: must be equal to one of the allowed values .*"set".*\n.*rows\.yaml#\/1: .*additional properties .*"ops"/,
  );
});
