import { compileSchemas, type OpenApiDocument, type Schema } from "@demarc/openapi";
import { describe, expect, test } from "vitest";
import { asTexts } from "../src/values/as-texts.ts";
import { boundaryValues } from "../src/values/boundary-values.ts";
import { generate, sampleOf } from "@demarc/openapi/samples";

const documentOf = (schemas: Record<string, Schema>): OpenApiDocument => ({
  openapi: "3.1.0",
  info: { title: "", version: "" },
  paths: {},
  components: { schemas },
});

/** The values on each side of a keyword, by name; without those in reserve. */
function sides(schema: Schema, base: unknown, keyword: string) {
  const found = boundaryValues(schema, base).filter((each) => each.keyword === keyword && !each.spare);
  const of = (side: string) =>
    Object.fromEntries(found.filter((each) => each.side === side).map(({ name, value }) => [name, value]));
  return { valid: of("valid"), invalid: of("invalid") };
}

describe("the values on both sides of a keyword", () => {
  test.each<[keyword: string, schema: Schema, base: unknown, valid: object, invalid: object]>([
    ["minimum", { minimum: 3 }, 5, { "at-minimum": 3 }, { "below-minimum": 2 }],
    ["maximum", { maximum: 3, multipleOf: 0.5 }, 2, { "at-maximum": 3 }, { "above-maximum": 3.5 }],
    ["exclusiveMinimum", { exclusiveMinimum: 3 }, 5, { "at-exclusiveMinimum": 4 }, {}],
    ["multipleOf", { multipleOf: 4 }, 8, { "a-multiple": 8 }, { "no-multiple": 10 }],
    ["minItems", { minItems: 2 }, [1], { "at-minItems": [1, 2] }, { "too-few": [1] }],
    ["minItems", { minItems: 0 }, [1], { "at-minItems": [] }, {}],
    ["maxItems", { maxItems: 2 }, ["a"], { "at-maxItems": ["a", "a1"] }, { "too-many": ["a", "a1", "a2"] }],
    ["format", { format: "int32" }, 5, { "fits-format": 5 }, { "format-too-large": 2 ** 31 }],
    ["uniqueItems", { uniqueItems: true }, [1, 2], { "all-different": [1, 2] }, { "one-twice": [1, 2, 1] }],
    ["uniqueItems", { uniqueItems: true, maxItems: 2 }, [1, 2], { "all-different": [1, 2] }, { "one-twice": [1, 1] }],
    ["items", { items: false as never }, [1], { "no-more": [1] }, { "one-more": [1, 1] }],
    ["minProperties", { minProperties: 1 }, { a: 1 }, { "at-minProperties": { a: 1 } }, { "too-few-fields": {} }],
    [
      "maxProperties",
      { maxProperties: 1 },
      { a: 1 },
      { "at-maxProperties": { a: 1 } },
      { "too-many-fields": { a: 1, more1: 1 } },
    ],
    [
      "enum",
      { enum: ["Ab", "c"] },
      "Ab",
      { "value-Ab": "Ab", "value-c": "c" },
      { "unknown-value": "not-a-known-value", "other-case": "AB" },
    ],
    [
      "enum",
      { enum: [1, ""] },
      1,
      { "value-1": 1, "value-empty": "" },
      { "unknown-value": "not-a-known-value", "other-case": "" },
    ],
    ["enum", { enum: [1, 2] }, 1, { "value-1": 1, "value-2": 2 }, { "unknown-value": 987654 }],
    [
      "const",
      { const: "AB" },
      "AB",
      { "value-AB": "AB" },
      { "unknown-value": "not-a-known-value", "other-case": "ab" },
    ],
    [
      "x-extensible-enum",
      { "x-extensible-enum": ["a"] },
      "a",
      { "value-a": "a" },
      { "unknown-value": "not-a-known-value", "other-case": "A" },
    ],
  ])("%s of %j from %j", (keyword, schema, base, valid, invalid) => {
    const found = sides(schema, base, keyword);
    expect(found.valid).toEqual(valid);
    expect(found.invalid).toMatchObject(invalid);
  });

  test("past an exclusive limit is the limit itself", () => {
    const values = boundaryValues({ exclusiveMinimum: 3, exclusiveMaximum: 9 }, 5).map(({ keyword, side, value }) => [
      keyword,
      side,
      value,
    ]);
    expect(values).toEqual([
      ["exclusiveMinimum", "valid", 4],
      ["exclusiveMinimum", "invalid", 3],
      ["exclusiveMaximum", "valid", 8],
      ["exclusiveMaximum", "invalid", 9],
    ]);
  });

  test("of a length are texts at it and one past it, from several alphabets", () => {
    const lengths = boundaryValues({ minLength: 2, maxLength: 4 }, "text").map(({ name, side, value }) => [
      name,
      side,
      String(value).length,
    ]);
    for (const [name, side, length] of [
      ["at-minLength", "valid", 2],
      ["too-short", "invalid", 1],
      ["at-maxLength", "valid", 4],
      ["too-long", "invalid", 5],
    ])
      expect(lengths.filter(([other]) => other === name)).toEqual(
        Array.from({ length: 4 }, () => [name, side, length]),
      );
    expect(boundaryValues({ minLength: 0 }, "x").map(({ name }) => name)).not.toContain("too-short");
    expect(sides({ minLength: 3 }, 1, "minLength").valid).toEqual({ "at-minLength": "111" });
  });

  test("of a pattern or format is the base, and the base changed in each way", () => {
    const { valid, invalid } = sides({ pattern: "." }, "ab-1", "pattern");
    expect(valid).toEqual({ "fits-pattern": "ab-1" });
    expect(invalid).toEqual({
      "pattern-with-prefix": "!ab-1",
      "pattern-with-suffix": "ab-1!",
      "pattern-with-blank": "ab -1",
      "pattern-with-dot": "ab-1.",
      "pattern-other-case": "AB-1",
      "pattern-longer": "ab-11",
      "pattern-shorter": "ab-",
      "pattern-of-digits": "11-1",
      "pattern-of-letters": "ab-x",
      "pattern-control": "\u0001",
    });
    expect(Object.keys(sides({ format: "date" }, "2026-01-01", "format").invalid)).toContain("format-longer");
  });

  test("are held in reserve for what another schema of the value may allow", () => {
    const spare = (schema: Schema, base: unknown) =>
      boundaryValues(schema, base).flatMap((each) => (each.spare ? [each.value] : []));
    expect(spare({ type: "null" }, null)).toEqual([12345, true, []]);
    expect(spare({ pattern: "^.*$" }, "a")).toEqual(["a\na"]);
  });

  test("of types are one of each, null where it is not allowed, a fraction where only integers are", () => {
    expect(sides({ type: "integer" }, 5, "type")).toEqual({
      valid: { "type-integer": 5 },
      invalid: { "wrong-type-string": "not-the-type", null: null, "wrong-type-number": 5.5 },
    });
    expect(sides({ type: ["string", "null"] }, "x", "type")).toEqual({
      valid: { "type-string": "x", "type-null": null },
      invalid: { "wrong-type-integer": 12345 },
    });
    expect(sides({ type: ["string", "integer", "boolean", "null", "number"] }, "x", "type").invalid).toEqual({
      "wrong-type-array": [],
    });
    expect(sides({ type: "object" }, undefined, "type").valid).toEqual({ "type-object": {} });
    expect(boundaryValues({}, 1)).toEqual([]);
  });
});

describe("a value as texts", () => {
  test("is the same for what is sent alike, and nothing stays nothing", () => {
    expect(asTexts({ a: [1, true, null], b: "x" })).toEqual({ a: ["1", "true", "null"], b: "x" });
    expect([asTexts(1), asTexts(undefined)]).toEqual(["1", undefined]);
  });
});

const schemas: Record<string, Schema> = {
  Text: { type: "string", minLength: 3, maxLength: 5 },
  Long: { type: "string", minLength: 20 },
  Pattern: { type: "string", pattern: "^[A-Z]{2}-\\d+$" },
  Lookahead: { type: "string", pattern: "^(?=a)a$", examples: ["a"] },
  Date: { type: "string", format: "date" },
  Time: { type: "string", format: "date-time" },
  Mail: { type: "string", format: "email" },
  Uuid: { type: "string", format: "uuid" },
  V4: { type: "string", format: "ipv4" },
  V6: { type: "string", format: "ipv6" },
  Uri: { type: "string", format: "uri" },
  Integer: { type: "integer", minimum: -3, maximum: 3 },
  Exclusive: { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 6 },
  Step: { type: "number", multipleOf: 0.5, minimum: 1, maximum: 2 },
  Fraction: { type: "number", minimum: 0, maximum: 10 },
  Flag: { type: "boolean" },
  Nothing: { type: "null" },
  Several: { type: ["string", "null"] },
  Named: { enum: ["a", 1, null] },
  Fixed: { const: { a: 1 } },
  List: { type: "array", items: { $ref: "#/components/schemas/Integer" }, minItems: 2, maxItems: 4 },
  Set: { type: "array", items: { type: "integer", minimum: 1, maximum: 9 }, minItems: 3, uniqueItems: true },
  Tuple: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false as never, minItems: 2 },
  Object: {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer" }, b: { $ref: "#/components/schemas/Text" } },
  },
  Implied: { required: ["a"], properties: { a: { type: "boolean" } } },
  Both: {
    allOf: [
      { $ref: "#/components/schemas/Object" },
      { type: "object", required: ["c"], properties: { c: { const: 1 } } },
    ],
  },
  Either: { oneOf: [{ $ref: "#/components/schemas/Object" }, { type: "string" }] },
  Tree: {
    type: "object",
    required: ["children"],
    properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  },
};

describe("generated values", () => {
  const document = documentOf(schemas);
  const compiled = compileSchemas(document);
  const values = (name: string, seed = 1) => generate(document, { $ref: `#/components/schemas/${name}` }, "", 40, seed);

  test.each(Object.keys(schemas))("fit their schema: %s", (name) => {
    for (const value of values(name))
      expect(compiled.isValid(`/components/schemas/${name}`, value), JSON.stringify(value)).toBe(true);
  });

  test("are the same for the same seed, and others for another", () => {
    expect(values("Object")).toEqual(values("Object"));
    expect(values("Object", 2)).not.toEqual(values("Object"));
  });

  test("reach both limits, and each named value, type and branch", () => {
    const distinct = (name: string) => new Set(values(name).map((value) => JSON.stringify(value)));
    expect([...distinct("Exclusive")].toSorted()).toEqual(["4", "5"]);
    expect([...distinct("Step")].toSorted()).toEqual(["1", "1.5", "2"]);
    expect(new Set(values("Integer"))).toEqual(new Set([-3, -2, -1, 0, 1, 2, 3]));
    expect(distinct("Named").size).toBe(3);
    expect(new Set(values("Several").map((value) => value === null)).size).toBe(2);
    expect(new Set(values("Either").map((value) => typeof value)).size).toBe(2);
    expect(new Set(values("Object").map((value) => Object.keys(value as object).length))).toEqual(new Set([1, 2]));
    expect(new Set(values("List").map((value) => (value as unknown[]).length))).toEqual(new Set([2, 3, 4]));
    expect(new Set(values("Text").map((value) => String(value).length))).toEqual(new Set([3, 4, 5]));
    expect(values("Fraction").some((value) => !Number.isInteger(value))).toBe(true);
    expect(values("Integer").every((value) => Number.isInteger(value))).toBe(true);
  });

  test("are any where the schema says nothing", () => {
    expect(generate(document, {}, "", 2, 1)).toEqual(["any", "any"]);
  });
});

describe("a sample", () => {
  const sample = (schema: Schema, isValid: (value: unknown) => boolean = () => true) =>
    sampleOf(documentOf(schemas), schema, "/x", isValid);

  test.each<[Schema, unknown]>([
    [{ type: "string", examples: ["first"], example: "second", default: "third" }, "first"],
    [{ type: "string", example: "second", default: "third" }, "second"],
    [{ type: "string", default: "third", enum: ["fourth"] }, "third"],
    [{ type: "string", enum: ["fourth"] }, "fourth"],
    [{ type: "string" }, "example"],
    [{ type: "integer", minimum: 7 }, 7],
    [{ type: "number" }, 1],
    [{ type: "integer", minimum: -5 }, 1],
    [{ type: "boolean" }, true],
    [{ type: "null" }, null],
    [{ $ref: "#/components/schemas/Fixed" }, { a: 1 }],
  ])("of %j is %j", (schema, value) => {
    expect(sample(schema)).toEqual(value);
  });

  test("is the first that fits, generated where none of the known does", () => {
    expect(sample({ type: "string", examples: ["no", "yes"] }, (value) => value === "yes")).toBe("yes");
    expect(
      sample({ type: "integer", minimum: 0, maximum: 9 }, (value) => typeof value === "number" && value > 5),
    ).toBeGreaterThan(5);
    expect(sample({ type: "boolean" }, () => false)).toBeUndefined();
  });
});
