import { describe, expect, test } from "vitest";
import type { Schema } from "@demarc/openapi";
import { driftsOf } from "../support/validators.ts";

describe("a breach of a keyword is breaking and says what was expected", () => {
  test.each<[Schema, good: unknown, bad: unknown, drift: string]>([
    [{ type: "string" }, "", 7, ": a value of type string, found a number"],
    [{ type: ["string", "null"] }, null, false, ": a value of type string or null, found a boolean"],
    [{ type: "integer" }, 7, 7.5, ": a value of type integer, found a number"],
    [
      { type: "object", required: ["a/b"] },
      { "a/b": null },
      {},
      "/a~1b: a value: the field is required, found nothing",
    ],
    [{ properties: { a: { minimum: 1 } } }, { a: 1 }, { a: 0 }, "/a: to be >= 1, found 0"],
    [{ properties: { a: { maximum: 1 } } }, { a: 1 }, { a: 2 }, "/a: to be <= 1, found 2"],
    [{ properties: { a: { exclusiveMinimum: 1 } } }, { a: 2 }, { a: 1 }, "/a: to be > 1, found 1"],
    [{ properties: { a: { multipleOf: 3 } } }, { a: 9 }, { a: 8 }, "/a: to be multiple of 3, found 8"],
    [
      { properties: { a: { minLength: 2 } } },
      { a: "𝒂𝒃" },
      { a: "𝒂" },
      '/a: to NOT have fewer than 2 characters, found "𝒂"',
    ],
    [
      { properties: { a: { maxLength: 1 } } },
      { a: "𝒂" },
      { a: "𝒂𝒃" },
      '/a: to NOT have more than 1 characters, found "𝒂𝒃"',
    ],
    [
      { properties: { a: { pattern: "^[A-Z]{2}$" } } },
      { a: "GB" },
      { a: "gb" },
      '/a: to match pattern "^[A-Z]{2}$", found "gb"',
    ],
    [
      { properties: { a: { format: "uuid" } } },
      { a: "0ad77c8d-c023-4054-ac4e-07d02b4b07a6" },
      { a: "0ad" },
      '/a: to match format "uuid", found "0ad"',
    ],
    [
      { properties: { a: { format: "date-time" } } },
      { a: "2026-02-28T10:00:00Z" },
      { a: "2026-02-30T10:00:00Z" },
      '/a: to match format "date-time", found "2026-02-30T10:00:00Z"',
    ],
    [
      { properties: { a: { format: "email" } } },
      { a: "a@example.com" },
      { a: "a" },
      '/a: to match format "email", found "a"',
    ],
    [{ properties: { a: { enum: [1, { b: 2 }] } } }, { a: { b: 2 } }, { a: 3 }, '/a: one of [1,{"b":2}], found 3'],
    [{ properties: { a: { const: "x" } } }, { a: "x" }, { a: "y" }, '/a: "x", found "y"'],
    [{ additionalProperties: { type: "string" } }, { a: "" }, { a: 1 }, "/a: a value of type string, found 1"],
    [{ items: { type: "string" } }, ["a"], ["a", 7], "/1: a value of type string, found 7"],
    [
      { properties: { a: { minItems: 1 } } },
      { a: [7] },
      { a: [] },
      "/a: to NOT have fewer than 1 items, found an array of 0",
    ],
    [
      { properties: { a: { maxItems: 1 } } },
      { a: [7] },
      { a: [7, 8] },
      "/a: to NOT have more than 1 items, found an array of 2",
    ],
    [
      { properties: { a: { uniqueItems: true } } },
      { a: [{ b: 1 }, { b: 2 }] },
      { a: [{ b: 1 }, { b: 1 }] },
      "/a: to NOT have duplicate items (items ## 0 and 1 are identical), found an array of 2",
    ],
    [
      { properties: { a: { anyOf: [{ type: "string" }, { type: "integer" }] } } },
      { a: 1 },
      { a: 1.5 },
      "/a: to match a schema in anyOf, found 1.5",
    ],
    [
      { properties: { a: { oneOf: [{ minimum: 1 }, { maximum: 5 }] } } },
      { a: 6 },
      { a: 3 },
      "/a: to match exactly one schema in oneOf, found 3",
    ],
    [{ properties: { a: { not: { type: "string" } } } }, { a: 1 }, { a: "" }, '/a: to NOT be valid, found ""'],
    [
      { allOf: [{ required: ["a"] }, { properties: { a: { type: "string" } } }] },
      { a: "" },
      { a: 1 },
      "/a: a value of type string, found 1",
    ],
  ])("%j", async (schema, good, bad, drift) => {
    expect(await driftsOf(schema, good)).toEqual([]);
    expect(await driftsOf(schema, bad)).toEqual([`breaking ${drift}`]);
  });

  test("through references, in circles too, to the place deep inside", async () => {
    const tree: Schema = {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string" }, below: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
    };
    const body = { name: "a", below: [{ name: "b" }, { name: "c", below: [{ name: 7 }] }] };
    expect(await driftsOf({ $ref: "#/components/schemas/Tree" }, body, { Tree: tree })).toEqual([
      "breaking /below/1/below/0/name: a value of type string, found 7",
    ]);
  });
});
