import { describe, expect, test } from "vitest";
import {
  compileSchemas,
  declaredFields,
  describedSubschemas,
  fieldsOf,
  isOfType,
  mapSubschemas,
  namedValues,
  resolveSchema,
  subschemas,
  typeOf,
  typesOf,
  valuesAt,
  withValueAt,
  type OpenApiDocument,
  type Schema,
} from "../src/index.ts";

const documentOf = (schemas: Record<string, Schema>): OpenApiDocument => ({
  openapi: "3.1.0",
  info: { title: "", version: "" },
  paths: {},
  components: { schemas },
});

/** One schema under each keyword that holds some. */
const everything: Schema = {
  properties: { "a/b": { title: "property" } },
  patternProperties: { "^x": { title: "pattern" } },
  additionalProperties: { title: "additional" },
  unevaluatedProperties: { title: "unevaluated" },
  prefixItems: [{ title: "first" }, { title: "second" }],
  items: { title: "item" },
  unevaluatedItems: { title: "rest" },
  anyOf: [{ title: "any" }],
  oneOf: [{ title: "one" }],
  allOf: [{ title: "all" }],
  dependentSchemas: { k: { title: "dependent" } },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: { title: "then" },
  else: { title: "else" },
  if: { title: "if" },
  not: { title: "not" },
  contains: { title: "contains" },
  propertyNames: { title: "names" },
};

describe("the schemas inside a schema", () => {
  test("are found under every keyword that holds some, each with its place and what it is about", () => {
    const found = subschemas(everything).map(({ schema, pointer, scope, describes }) => [
      schema["title"],
      pointer,
      scope,
      describes,
    ]);
    expect(found).toEqual([
      ["property", "/properties/a~1b", { of: "property", name: "a/b" }, true],
      ["pattern", "/patternProperties/^x", { of: "any property" }, true],
      ["additional", "/additionalProperties", { of: "any property" }, true],
      ["unevaluated", "/unevaluatedProperties", { of: "any property" }, true],
      ["first", "/prefixItems/0", { of: "item", index: 0 }, true],
      ["second", "/prefixItems/1", { of: "item", index: 1 }, true],
      ["item", "/items", { of: "any item" }, true],
      ["rest", "/unevaluatedItems", { of: "any item" }, true],
      ["any", "/anyOf/0", { of: "value" }, true],
      ["one", "/oneOf/0", { of: "value" }, true],
      ["all", "/allOf/0", { of: "value" }, true],
      ["dependent", "/dependentSchemas/k", { of: "value" }, true],
      ["then", "/then", { of: "value" }, true],
      ["else", "/else", { of: "value" }, true],
      ["if", "/if", { of: "value" }, false],
      ["not", "/not", { of: "value" }, false],
      ["contains", "/contains", { of: "any item" }, false],
      ["names", "/propertyNames", { of: "property name" }, false],
    ]);
    expect(describedSubschemas(everything)).toEqual(subschemas(everything).filter(({ describes }) => describes));
  });

  test("are not true, false or null", () => {
    expect(
      subschemas({
        items: false as never,
        additionalProperties: true,
        anyOf: [true as never, { title: "a" }],
        not: null,
      }),
    ).toHaveLength(1);
  });

  test("can be replaced, all but true and false, and the original stays", () => {
    const before = structuredClone({ ...everything, allOf: [true as never, { title: "all" }] });
    const after = mapSubschemas(before, ({ schema }) => ({ title: `${String(schema["title"])}!` }));
    expect(subschemas(after).map(({ schema }) => schema["title"])).toEqual(
      subschemas(before).map(({ schema }) => `${String(schema["title"])}!`),
    );
    expect(after.allOf?.[0]).toBe(true);
    expect(before).toEqual({ ...everything, allOf: [true, { title: "all" }] });
  });
});

describe("fields", () => {
  const document = documentOf({
    List: {
      type: "object",
      required: ["rows"],
      properties: { rows: { type: "array", items: { $ref: "#/components/schemas/Row" } }, total: { type: "integer" } },
    },
    Row: {
      type: "object",
      properties: {
        kind: { type: "string", enum: ["a", "b"] },
        parent: { $ref: "#/components/schemas/Row" },
        shelf: {
          type: "array",
          prefixItems: [{ type: "string" }, { type: "object", properties: { no: { type: "integer" } } }],
        },
        labels: { type: "object", additionalProperties: { type: "string" } },
      },
      anyOf: [{ properties: { kind: { "x-extensible-enum": ["c"] } } }],
    },
  });
  const top: Schema = { $ref: "#/components/schemas/List" };

  test("are named by their way, each once, with the values of all their declarations", () => {
    const fields = fieldsOf(document, top, "/top");
    expect(fields.map(({ name }) => name)).toEqual([
      "rows",
      "rows[].kind",
      "rows[].parent",
      "rows[].shelf",
      "rows[].shelf[1].no",
      "rows[].labels",
      "rows[].labels.*",
      "total",
    ]);
    expect(fields.find(({ name }) => name === "rows[].kind")?.values).toEqual(["a", "b", "c"]);
  });

  test("say where they stand, where they are declared, how deep, and whether they are required", () => {
    const [rows, kind, parent] = declaredFields(document, top, "/top");
    expect(rows).toMatchObject({ depth: 0, required: true, declaredAt: "/components/schemas/List/properties/rows" });
    expect(kind).toMatchObject({ depth: 1, required: false, path: ["rows", "[]", "kind"] });
    expect(parent).toMatchObject({
      specPointer: "/components/schemas/Row",
      declaredAt: "/components/schemas/Row/properties/parent",
    });
  });

  test("behind references are left to their own place where that is asked for", () => {
    const own = declaredFields(document, { properties: { row: { $ref: "#/components/schemas/Row" } } }, "/top", false);
    expect(own.map(({ name }) => name)).toEqual(["row"]);
  });

  test("have their values found in a value", () => {
    const value = {
      rows: [{ kind: "a", shelf: ["s", { no: 1 }], labels: { x: "1", y: "2" } }, { kind: "b" }, 7],
      total: 2,
    };
    const at = (...path: string[]) => valuesAt(value, path);
    expect(at("rows", "[]", "kind")).toEqual(["a", "b"]);
    expect(at("rows", "[]", "shelf", "[1]", "no")).toEqual([1]);
    expect(at("rows", "[]", "labels", "*")).toEqual(["1", "2"]);
    expect(at("total")).toEqual([2]);
    expect([at("total", "[]"), at("none"), at("rows", "kind"), valuesAt(null, ["a"]), valuesAt([1], [])]).toEqual([
      [],
      [],
      [],
      [],
      [[1]],
    ]);
  });
});

describe("types", () => {
  test("of a schema are a list, of a value one word", () => {
    expect([typesOf({ type: "string" }), typesOf({ type: ["string", "null"] }), typesOf({})]).toEqual([
      ["string"],
      ["string", "null"],
      [],
    ]);
    expect([null, [], {}, 1, 1.5, "", true].map(typeOf)).toEqual([
      "null",
      "array",
      "object",
      "integer",
      "number",
      "string",
      "boolean",
    ]);
  });

  test("take an integer for a number, and no number for an integer", () => {
    expect([isOfType(1, ["number"]), isOfType(1.5, ["integer"]), isOfType("1", ["integer", "null"])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("have named values, of a closed set before those known of an open one", () => {
    expect([
      namedValues({ enum: [1], "x-extensible-enum": [2] }),
      namedValues({ "x-extensible-enum": [2] }),
      namedValues({}),
    ]).toEqual([[1], [2], []]);
  });

  test("are those of the target of a reference, without its siblings", () => {
    const document = documentOf({ A: { type: "string" } });
    expect(resolveSchema(document, { $ref: "#/components/schemas/A", title: "x" }, "/p")).toEqual({
      schema: { type: "string" },
      pointer: "/components/schemas/A",
    });
    expect(resolveSchema(document, { type: "integer" }, "/p")).toEqual({ schema: { type: "integer" }, pointer: "/p" });
  });
});

describe("validation", () => {
  const violations = (schema: Schema, value: unknown, more: Record<string, Schema> = {}) =>
    compileSchemas(documentOf({ Tested: schema, ...more })).violations("/components/schemas/Tested", value);

  test("points at the keyword and the value, and says what was expected", () => {
    const schema: Schema = {
      type: "object",
      required: ["a"],
      properties: {
        a: { type: ["integer", "null"] },
        b: { const: 1 },
        c: { enum: [1] },
        d: { minLength: 2 },
        e: { additionalProperties: false },
      },
    };
    const found = violations(schema, { b: 2, c: 2, d: "x", e: { f: 1 } });
    expect(
      found.map(({ pointer, specPointer, expected, value }) => [
        pointer,
        specPointer.replace("/components/schemas/Tested", ""),
        expected,
        value,
      ]),
    ).toEqual([
      ["/a", "/required", "a value: the field is required", undefined],
      ["/b", "/properties/b/const", "1", 2],
      ["/c", "/properties/c/enum", "one of [1]", 2],
      ["/d", "/properties/d/minLength", "to NOT have fewer than 2 characters", "x"],
      ["/e/f", "/properties/e/additionalProperties", "no field of this name: it is not documented", 1],
    ]);
    expect(violations({ type: ["integer", "null"] }, "x")[0]?.expected).toBe("a value of type integer or null");
    expect(violations(false as never, 1)).toHaveLength(1);
  });

  test("of a union names what the nearest branch says", () => {
    const union: Schema = { anyOf: [{ $ref: "#/components/schemas/Long" }, { type: "string" }] };
    const long: Schema = {
      type: "object",
      required: ["a", "b"],
      properties: { a: { type: "integer" }, b: { type: "integer" } },
    };
    const found = violations(
      { properties: { x: union } },
      { x: { a: 1, b: "2" } },
      { Long: { ...long, properties: { ...long.properties, c: {} } } },
    );
    expect(found.map(({ pointer }) => pointer)).toEqual(["/x"]);
    const nearer = violations({ oneOf: [long, { type: "object", required: ["c", "d", "e"] }] }, { a: 1, b: "2" });
    expect(nearer.map(({ pointer, specPointer }) => [pointer, specPointer])).toEqual([
      ["/b", "/components/schemas/Tested/oneOf/0/properties/b/type"],
    ]);
  });

  test("of a union whose branches are as near names the union", () => {
    const found = violations({ anyOf: [{ type: "string" }, { type: "integer" }] }, true);
    expect(found.map(({ specPointer }) => specPointer)).toEqual(["/components/schemas/Tested/anyOf"]);
  });

  test("of a union hides nothing of what stands beside it", () => {
    const rows = Array.from({ length: 11 }, (_, index) => (index === 1 || index === 10 ? true : ""));
    const found = violations({ items: { anyOf: [{ type: "string" }, { type: "integer" }] } }, rows);
    expect(found.map(({ pointer }) => pointer)).toEqual(["/1", "/10"]);
  });

  test("tells what only adds from what breaks, and valid from exact", () => {
    const schemas = compileSchemas(documentOf({ Tested: { type: "object", properties: { a: { type: "integer" } } } }));
    const place = "/components/schemas/Tested";
    expect([schemas.isValid(place, { b: 1 }), schemas.isExact(place, { b: 1 })]).toEqual([true, false]);
    expect([schemas.isValid(place, { a: 1 }), schemas.isExact(place, { a: 1 })]).toEqual([true, true]);
    expect([schemas.isValid(place, { a: "1" }), schemas.isExact(place, { a: "1" })]).toEqual([false, false]);
    expect(schemas.violations(place, { a: "1", b: 1 }).map(({ additive, pointer }) => [additive, pointer])).toEqual([
      [false, "/a"],
      [true, "/b"],
    ]);
  });

  test("knows a schema at any place of a document", () => {
    const document = documentOf({});
    document.paths["/a b/{c}"] = {
      get: {
        responses: { 200: { description: "", content: { "application/json": { schema: { type: "integer" } } } } },
      },
    };
    const place = "/paths/~1a b~1{c}/get/responses/200/content/application~1json/schema";
    expect(compileSchemas(document).violations(place, "x")).toMatchObject([{ specPointer: `${place}/type` }]);
  });
});

describe("a copy with another value at a pointer", () => {
  test.each<[title: string, root: unknown, pointer: string, replacement: unknown, copy: unknown]>([
    ["replaces the whole", 1, "", 2, 2],
    ["replaces a field", { a: 1, b: 2 }, "/a", 3, { a: 3, b: 2 }],
    ["adds a field", { a: 1 }, "/b", 2, { a: 1, b: 2 }],
    ["takes a field out", { a: 1, b: 2 }, "/a", undefined, { b: 2 }],
    ["replaces an entry", [1, 2], "/1", 3, [1, 3]],
    ["appends an entry", [1], "/-", 2, [1, 2]],
    ["takes an entry out", [1, 2, 3], "/1", undefined, [1, 3]],
    ["goes deeper", { a: [{ "b/c": 1 }] }, "/a/0/b~1c", 2, { a: [{ "b/c": 2 }] }],
    ["makes objects on its way", {}, "/a/b", 1, { a: { b: 1 } }],
  ])("%s", (_, root, pointer, replacement, copy) => {
    const before = structuredClone(root);
    expect(withValueAt(root, pointer, replacement)).toEqual(copy);
    expect(root).toEqual(before);
  });

  test("may set a field called __proto__", () => {
    const copy = withValueAt({}, "/__proto__", 1) as object;
    expect(Object.keys(copy)).toEqual(["__proto__"]);
  });
});
