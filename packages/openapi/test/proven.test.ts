import { describe, expect, test } from "vitest";
import { compileSchemas, provenDocument, tolerantDocument, type OpenApiDocument, type Schema } from "../src/index.ts";

const documentOf = (schemas: Record<string, Schema>): OpenApiDocument => ({
  openapi: "3.1.0",
  info: { title: "", version: "" },
  paths: {},
  components: { schemas },
});

/** What differs from a schema: each place, and whether it is worth a note only. */
function notes(schema: Schema, value: unknown, others: Record<string, Schema> = {}): string[] {
  return compileSchemas(documentOf({ It: schema, ...others }))
    .violations("/components/schemas/It", value)
    .filter(({ additive }) => !additive)
    .map(({ pointer, specPointer, informational }) => {
      const keyword = specPointer.replace("/components/schemas/", "");
      return `${informational ? "note" : "breach"} ${pointer} ${keyword}`;
    });
}

const object = (properties: Record<string, Schema>, rest: Schema = {}): Schema => ({
  type: "object",
  properties,
  ...rest,
});

describe("a breach is a note", () => {
  test.each<[string, Schema, unknown, string[]]>([
    [
      "of a keyword that is inferred, and of none beside it",
      { type: "string", maxLength: 2, pattern: "^A", "x-keyword-evidence": { maxLength: "inferred" } },
      "bbb",
      ["note  It/maxLength", "breach  It/pattern"],
    ],
    [
      "of a required field that is inferred",
      object({}, { required: ["a", "b"], "x-keyword-evidence": { required: { a: "inferred" } } }),
      {},
      ["note /a It/required", "breach /b It/required"],
    ],
    [
      "of a type that is left out by inference",
      object({ a: { type: "string", "x-keyword-evidence": { type: { null: "inferred" } } } }),
      { a: null },
      ["note /a It/properties/a/type"],
    ],
    [
      "of another type not",
      object({ a: { type: "string", "x-keyword-evidence": { type: { null: "inferred" } } } }),
      { a: 1 },
      ["breach /a It/properties/a/type"],
    ],
    [
      "of a field that is inferred, whatever is in it",
      object({ a: object({ b: { type: "string" } }, { "x-evidence": "inferred" }) }),
      { a: { b: 1 } },
      ["note /a/b It/properties/a/properties/b/type"],
    ],
    [
      "but not of what is known inside of it",
      object({ a: object({ b: { type: "string", "x-evidence": "page" } }, { "x-evidence": "inferred" }) }),
      { a: { b: 1 } },
      ["breach /a/b It/properties/a/properties/b/type"],
    ],
    [
      "of what stands under an inferred keyword",
      { type: "array", items: { type: "string" }, "x-keyword-evidence": { items: "inferred" } },
      [1],
      ["note /0 It/items/type"],
    ],
    [
      "of a union with an inferred branch",
      { anyOf: [{ type: "string" }, { type: "integer", "x-evidence": "inferred" }] },
      true,
      ["note  It/anyOf"],
    ],
    [
      "of exactly one where a branch is inferred",
      {
        oneOf: [{ type: "string" }, { type: "string", maxLength: 1, "x-keyword-evidence": { maxLength: "inferred" } }],
      },
      "a",
      ["note  It/oneOf"],
    ],
    [
      "of none of several not, though a branch is inferred",
      {
        oneOf: [
          object({ a: { const: 1 } }, { required: ["a"] }),
          object({ b: { type: "string", maxLength: 1, "x-evidence": "inferred" } }, { required: ["b"] }),
        ],
      },
      true,
      ["breach  It/oneOf"],
    ],
    [
      "of what must not be, where that is inferred",
      { not: { type: "string" }, "x-evidence": "inferred" },
      "",
      ["note  It/not"],
    ],
    [
      "of a value that an erratum tolerates",
      { type: "integer", "x-tolerated": { type: "string" } },
      "1",
      ["note  It/type"],
    ],
    [
      "of a value that it does not tolerate not",
      { type: "integer", "x-tolerated": { type: "string" } },
      true,
      ["breach  It/type"],
    ],
    [
      "of the nearest branch, where it alone is inferred not",
      {
        anyOf: [
          object({ a: { const: 1 }, b: { maxLength: 1, "x-evidence": "inferred" } }, { required: ["a", "b"] }),
          object({ c: { const: 1 }, d: {} }, { required: ["c", "d"] }),
        ],
      },
      { a: 2, b: "bb" },
      ["breach  It/anyOf"],
    ],
  ])("%s", (_, schema, value, expected) => {
    expect(notes(schema, value)).toEqual(expected);
  });

  test("of what an inferred reference leads to, and not of the same schema elsewhere", () => {
    const schema = object({
      a: { $ref: "#/components/schemas/Text", "x-evidence": "inferred" },
      b: { $ref: "#/components/schemas/Text" },
    });
    expect(notes(schema, { a: 1, b: 1 }, { Text: { type: "string" } })).toEqual([
      "note /a Text/type",
      "breach /b Text/type",
    ]);
  });
});

test("of more faults than are compared, none is taken for a note", () => {
  const inferred: Schema = { maxLength: 1, "x-evidence": "inferred" };
  const rows = Array.from({ length: 7_000 }, () => ({ a: 1, b: 1, c: "xx" }));
  const found = notes({ items: object({ a: { type: "string" }, b: { type: "string" }, c: inferred }) }, rows);
  expect(new Set(found.map((line) => line.split(" ")[0]))).toEqual(new Set(["breach"]));
});

test("a document without marks is its own proven and tolerant part", () => {
  const document = documentOf({
    It: object(
      { a: { oneOf: [{ type: ["string"] }, { const: 1 }], not: { const: 2 } } },
      { type: ["object"], required: ["a"] },
    ),
  });
  expect(provenDocument(document)).toEqual(document);
  expect(tolerantDocument(document)).toEqual(document);
});

test("what an erratum tolerates is valid in the tolerant copy, and what is inferred is not loosened", () => {
  const inferred = { maxLength: 1, "x-evidence": "inferred" } as const;
  const document = documentOf({
    It: object({ id: { type: "integer", "x-tolerated": { type: "string" } }, name: inferred }),
  });
  const { isValid } = compileSchemas(tolerantDocument(document));
  const values = [{ id: "1" }, { id: true }, { name: "ab" }];
  expect(values.map((value) => isValid("/components/schemas/It", value))).toEqual([true, false, false]);
});
