import { expect, test } from "vitest";
import { beginningOf, compileSchemas, type OpenApiDocument } from "../src/index.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "T", version: "1.0.0" },
  paths: {},
  components: {
    schemas: {
      List: { type: "array", items: { $ref: "#/components/schemas/Row" } },
      Row: {
        type: "object",
        required: ["a", "b", "c", "d"],
        properties: {
          a: { type: "integer" },
          b: {},
          c: {},
          d: {},
          next: { $ref: "#/components/schemas/Row" },
          rows: { $ref: "#/components/schemas/List" },
        },
      },
    },
  },
} as unknown as OpenApiDocument;
const { violations } = compileSchemas(document);
const list = (value: unknown) => violations("/components/schemas/List", value);
const row = { a: 1, b: 1, c: 1, d: 1 };

/** Milliseconds of the processor. */
function cost(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test("the time for broken rows grows with their number, not with its square", () => {
  const rows = (count: number) => Array.from({ length: count }, () => ({}));
  list(rows(100));
  const few = cost(() => expect(list(rows(2_000))).toHaveLength(8_000));
  expect(cost(() => list(rows(8_000)))).toBeLessThan(8 * few + 200);
});

test("of a million broken rows the first thousands are validated, and 10,000 faults described", () => {
  const rows = Array.from({ length: 1_000_000 }, () => ({}));
  let found: unknown[] = [];
  expect(cost(() => (found = list(rows)))).toBeLessThan(2_000);
  expect(found).toHaveLength(10_000);
});

test("the one fault of many rows is found in the last of them", () => {
  const known = Array.from({ length: 200_000 }, () => row);
  expect(list(known)).toEqual([]);
  expect(list([...known, { ...row, a: "x" }])).toMatchObject([
    { pointer: "/200000/a", specPointer: "/components/schemas/Row/properties/a/type", additive: false },
  ]);
  expect(list([...known, { ...row, e: 1 }])).toMatchObject([
    { pointer: "/200000/e", specPointer: "/components/schemas/Row", additive: true },
  ]);
});

test("a value nested 100,000 deep is one violation", () => {
  const text = `${'{"next":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  expect(violations("/components/schemas/Row", JSON.parse(text))).toMatchObject([
    { pointer: "", expected: "a value nested at most 200 deep" },
  ]);
});

test("what is nested 100,000 deep in the first of many rows is one violation, and left out of the beginning", () => {
  const rows = JSON.parse(`[${'{"next":'.repeat(100_000)}1${"}".repeat(100_000)}${",{}".repeat(60_000)}]`) as unknown[];
  expect(list(rows)).toMatchObject([{ pointer: "", expected: "a value nested at most 200 deep" }]);
  expect(JSON.stringify(beginningOf(rows)).length).toBeLessThan(50_000);
});

test("the time for broken rows does not grow with how deep they are", () => {
  let value: unknown = Array.from({ length: 2_000 }, () => ({}));
  for (let level = 0; level < 190; level++) value = { ...row, ...(level === 0 ? { rows: value } : { next: value }) };
  expect(cost(() => violations("/components/schemas/Row", value))).toBeLessThan(2_000);
});
