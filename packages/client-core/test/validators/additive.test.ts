import { describe, expect, test } from "vitest";
import type { Schema } from "@demarc/openapi";
import { driftsOf } from "../support/validators.ts";

const named: Schema = { type: "object", properties: { a: { type: "string" } } };
const licence: Schema = { type: "integer", "x-extensible-enum": [0, 1] };
const unknownField = (pointer: string, kind = "a number") =>
  `additive ${pointer}: documented fields only, found ${kind}`;

describe("more than the document names is additive", () => {
  test.each<[string, Schema, unknown, string[]]>([
    ["an unknown field", named, { a: "", b: 1 }, [unknownField("/b")]],
    [
      "an unknown field deep inside",
      { type: "array", items: { properties: { c: named } } },
      [{ c: { "b/c": { secret: 1 } } }],
      [unknownField("/0/c/b~1c", "an object")],
    ],
    [
      "an unknown field next to a value of the wrong type",
      named,
      { a: 7, b: 1 },
      [unknownField("/b"), "breaking /a: a value of type string, found 7"],
    ],
    [
      "an unknown field next to allOf",
      { allOf: [named, { properties: { b: { type: "number" } } }] },
      { a: "", b: 1, c: 1 },
      [unknownField("/c")],
    ],
    [
      "an unknown field below allOf",
      { allOf: [{ properties: { c: named } }] },
      { c: { b: 1 } },
      [unknownField("/c/b")],
    ],
    [
      "one beside a union, which the branches do not know either",
      { anyOf: [{ ...named, required: ["a"] }, licence] },
      { a: "", b: 1 },
      [unknownField("/b")],
    ],
    [
      "an unknown value of an open set",
      { properties: { a: licence } },
      { a: 7 },
      ["additive /a: one of [0,1], found 7"],
    ],
  ])("%s", async (_, schema, body, expected) => {
    expect((await driftsOf(schema, body)).toSorted()).toEqual(expected.toSorted());
  });

  test.each<[string, Schema, unknown]>([
    ["a known value of an open set", licence, 1],
    ["a field of an object that names none", { type: "object" }, { a: 1 }],
    ["a field where any is let through", { ...named, additionalProperties: true }, { b: 1 }],
    ["a field of a branch of allOf", { allOf: [named, { properties: { b: { type: "number" } } }] }, { a: "", b: 1 }],
    [
      "a field below a union, whose branches have to match as they would without us",
      { anyOf: [{ properties: { c: named } }] },
      { c: { b: 1 } },
    ],
    ["an unknown value in a union", { anyOf: [named, licence] }, 7],
  ])("not %s", async (_, schema, body) => {
    expect(await driftsOf(schema, body)).toEqual([]);
  });

  test.each<[string, Schema]>([
    ["additionalProperties", { ...named, additionalProperties: false }],
    ["unevaluatedProperties", { allOf: [named], unevaluatedProperties: false }],
  ])("but a field that the document refuses by %s is breaking", async (_, schema) => {
    expect(await driftsOf(schema, { b: 1 })).toEqual(["breaking /b: documented fields only, found a number"]);
  });

  test("but a value of another type than those of an open set is breaking alone", async () => {
    expect(await driftsOf({ properties: { a: licence } }, { a: "1" })).toEqual([
      'breaking /a: a value of type integer, found "1"',
    ]);
  });
});

describe("what is only inferred", () => {
  test("makes no field unknown, as a part of a schema that can be broken", async () => {
    const guess: Schema = { properties: { d: { type: "string" } }, "x-evidence": "inferred" };
    expect(await driftsOf({ allOf: [named, guess] }, { a: "", d: 1 })).toEqual([]);
  });

  test("cannot be broken, and what is next to it can", async () => {
    const schema: Schema = {
      type: "object",
      properties: {
        a: { type: "string", "x-evidence": "inferred" },
        b: { $ref: "#/components/schemas/Guess" },
        c: { type: "string" },
      },
    };
    const body = { a: 1, b: { d: 1 }, c: 1 };
    expect(await driftsOf(schema, body, { Guess: { type: "array", "x-evidence": "inferred" } })).toEqual([
      "breaking /c: a value of type string, found 1",
    ]);
  });
});

describe("lists", () => {
  const rows: Schema = {
    type: "array",
    items: { type: "object", required: ["id"], properties: { id: { type: "integer" }, licence } },
  };

  test("tell the first of the rows that are wrong alike", async () => {
    const body = [
      { id: 1 },
      {},
      { id: "2" },
      {},
      { id: "3" },
      { id: 1, licence: 7 },
      { id: 1, licence: 8 },
      { id: 1, licence: 7 },
    ];
    expect(await driftsOf(rows, body)).toEqual([
      "breaking /1/id: a value: the field is required, found nothing",
      'breaking /2/id: a value of type integer, found "2"',
      "additive /5/licence: one of [0,1], found 7",
      "additive /6/licence: one of [0,1], found 8",
    ]);
  });

  test.each([
    ["right", { id: 1 }, 0],
    ["wrong", {}, 1],
  ])("of 50,000 rows that are all %s take a moment to check", async (_, row, expected) => {
    const body = Array.from({ length: 50_000 }, () => row);
    const start = process.threadCpuUsage();
    expect(await driftsOf(rows, body)).toHaveLength(expected);
    // Of computing, whatever else the machine does: a tenth of it is used. Copying the errors so far for each row would
    // take a minute.
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(5);
  });
});
