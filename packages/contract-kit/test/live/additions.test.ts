import { expect, test } from "vitest";
import type { OpenApiDocument } from "@demarc/spec";
import { additionsOf } from "../../src/live/additions.ts";

const document = {
  components: {
    schemas: {
      Row: { allOf: [{ properties: { id: {} } }, { $ref: "#/components/schemas/Named" }] },
      Named: { properties: { name: {}, kind: { "x-extensible-enum": ["a", "b"] }, below: { $ref: "#/components/schemas/Row" } } },
      Open: { properties: { id: {} }, additionalProperties: true },
      Rows: { type: "array", items: { $ref: "#/components/schemas/Row" } },
    },
  },
} as unknown as OpenApiDocument;
const of = (schema: string, value: unknown) => additionsOf(document, `/components/schemas/${schema}`, value).map(({ pointer }) => pointer);

test.each([
  ["a field that any part describes is known", "Row", { id: 1, name: "n", kind: "a" }, []],
  ["a field that none describes is an addition", "Row", { id: 1, added: 2 }, ["/added"]],
  ["a value outside the known ones is an addition", "Row", { kind: "c" }, ["/kind"]],
  ["an addition is found in each row, and deep down", "Rows", [{ id: 1 }, { below: { below: { "a/b": 1 } } }], ["/1/below/below/a~1b"]],
  ["a schema that is open in so many words knows everything", "Open", { id: 1, added: 2 }, []],
  ["null is no value outside the known ones", "Row", { kind: null }, []],
])("%s", (_, schema, value, expected) => {
  expect(of(schema as string, value)).toEqual(expected);
});
