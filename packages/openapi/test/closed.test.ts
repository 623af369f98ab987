import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  addClosedKeywords,
  closedDocument,
  compileSchemas,
  originalPointer,
  type OpenApiDocument,
  type Schema,
} from "../src/index.ts";

const text: Schema = { type: "string" };
/** An object with optional texts. */
const object = (...names: string[]): Schema => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

function documentOf(schemas: Record<string, unknown>): OpenApiDocument {
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: { schemas },
  } as OpenApiDocument;
}

/** What the closed copy refuses in a value of the component `Top`: the place of each unknown field, and of each breach. */
function refused(schemas: { Top: unknown; [name: string]: unknown }, value: unknown, belowUnions = true): string[] {
  const document = documentOf(schemas);
  const before = structuredClone(document);
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addClosedKeywords(ajv);
  ajv.addSchema(closedDocument(document, { belowUnions }), "spec");
  expect(document).toEqual(before);
  const validate = ajv.compile({ $ref: "spec#/components/schemas/Top" });
  validate(value);
  const places = (validate.errors ?? []).map(({ keyword, instancePath, params }) =>
    keyword === "x-closed" ? `${instancePath}/${params["additionalProperty"]}` : `${instancePath} ${keyword}`,
  );
  return [...new Set(places)].toSorted();
}

describe("the closed copy refuses a field that the document does not name", () => {
  test.each<[string, { Top: Schema; [name: string]: Schema }, unknown, string[]]>([
    ["in an object", { Top: object("a") }, { a: "", x: "" }, ["/x"]],
    [
      "in an object in an object",
      { Top: { properties: { in: object("a") } } },
      { in: { x: 1 }, y: 1 },
      ["/in/x", "/y"],
    ],
    ["in each entry of a list", { Top: { items: object("a") } }, [{ a: "" }, { x: 1 }], ["/1/x"]],
    [
      "in an entry by its place, and in one after those",
      { Top: { prefixItems: [object("a")], items: object("b") } },
      [
        { a: "", b: "" },
        { a: "", b: "" },
      ],
      ["/0/b", "/1/a"],
    ],
    ["in entries of unevaluatedItems", { Top: { unevaluatedItems: object("a") } }, [{ x: 1 }], ["/0/x"]],
    [
      "behind a reference",
      { Top: { properties: { in: ref("Part") } }, Part: object("a") },
      { in: { x: 1 } },
      ["/in/x"],
    ],
    ["behind two references in a row", { Top: ref("Alias"), Alias: ref("Part"), Part: object("a") }, { x: 1 }, ["/x"]],
    [
      "in an object that contains itself",
      { Top: { properties: { below: { items: ref("Top") } } } },
      { below: [{ below: [{ x: 1 }] }] },
      ["/below/0/below/0/x"],
    ],
    [
      "in the values of a map",
      { Top: { additionalProperties: object("a") } },
      { any: { a: "" }, other: { x: 1 } },
      ["/other/x"],
    ],
    [
      "whose name matches no pattern, and below one that does",
      { Top: { patternProperties: { "^x-": object("a") } } },
      { "x-b": { c: 1 }, other: 1 },
      ["/other", "/x-b/c"],
    ],
    [
      "in an object below unevaluatedProperties",
      { Top: { properties: { a: text }, unevaluatedProperties: object("b") } },
      { any: { x: 1 } },
      ["/any/x"],
    ],
  ])("%s", (_, schemas, value, expected) => {
    expect(refused(schemas, value)).toEqual(expected);
  });
});

describe("an object of several parts has the fields of all of them", () => {
  const Part = { type: "object", properties: { a: text, in: object("b") } };

  test.each<[string, Schema]>([
    ["written in allOf", { allOf: [Part, object("own")] }],
    ["referred to in allOf", { allOf: [ref("Part"), object("own")] }],
    ["referred to in allOf, with fields of its own next to it", { allOf: [ref("Part")], properties: { own: text } }],
    ["referred to with properties next to the reference", { ...ref("Part"), properties: { own: text } }],
    ["referred to with allOf next to the reference", { ...ref("Part"), allOf: [object("own")] }],
    ["referred to with a pattern next to the reference", { ...ref("Part"), patternProperties: { "^own$": text } }],
    ["referred to by way of another reference", { allOf: [ref("Alias"), object("own")] }],
    ["in an allOf in an allOf", { allOf: [{ allOf: [ref("Part")] }, object("own")] }],
    ["referred to inside another schema", { allOf: [ref("Holder/properties/held"), object("own")] }],
    ["that depends on a field", { properties: { own: text }, dependentSchemas: { own: ref("Part") } }],
  ])("%s", (_, Top) => {
    const schemas = { Top, Part, Alias: ref("Part"), Holder: { properties: { held: Part } } };
    expect(refused(schemas, { a: "", own: "", in: { b: "" } })).toEqual([]);
    expect(refused(schemas, { a: "", own: "", in: { x: "" }, y: "" })).toEqual(["/in/x", "/y"]);
  });

  test("and a component is closed where it stands alone, whatever it is a part of elsewhere", () => {
    const Top = { properties: { part: ref("Part"), both: { allOf: [ref("Part"), object("own")] } } };
    expect(refused({ Top, Part }, { part: { own: "" }, both: { own: "" } })).toEqual(["/part/own"]);
  });

  test("also where a part has a breach and contains the whole", () => {
    const Base = { properties: { id: { type: "integer" }, owner: ref("Top") } };
    const Top = { allOf: [ref("Base")], properties: { name: text } };
    expect(refused({ Top, Base }, { id: "", owner: { id: "", name: "", x: 1 } })).toEqual([
      "/id type",
      "/owner/id type",
      "/owner/x",
    ]);
  });
});

describe("a schema that says what becomes of other fields keeps its word", () => {
  test.each<[string, Schema, unknown]>([
    ["additionalProperties: true", { ...object("a"), additionalProperties: true }, { x: 1 }],
    ["a schema of additionalProperties", { ...object("a"), additionalProperties: { type: "number" } }, { x: 1 }],
    ["unevaluatedProperties: true", { ...object("a"), unevaluatedProperties: true }, { x: 1 }],
    ["a part that is open", { allOf: [{ ...object("a"), additionalProperties: true }, object("b")] }, { x: 1 }],
    ["openness next to a reference", { ...ref("Part"), additionalProperties: true }, { x: 1 }],
    ["no fields", { type: "object" }, { x: 1 }],
    ["an empty list of fields", { type: "object", properties: {} }, { x: 1 }],
    ["nothing but what is required", { required: ["a"] }, { a: 1, x: 1 }],
    ["nothing but field names", { propertyNames: { pattern: "^.$" } }, { x: 1 }],
    ["true", { properties: { in: true as unknown as Schema } }, { in: { x: 1 } }],
  ])("%s", (_, Top, value) => {
    expect(refused({ Top, Part: object("a") }, value)).toEqual([]);
  });

  test.each<[string, Schema, string]>([
    ["additionalProperties: false", { ...object("a"), additionalProperties: false }, " additionalProperties"],
    ["unevaluatedProperties: false", { ...object("a"), unevaluatedProperties: false }, " unevaluatedProperties"],
    [
      "additionalProperties: false in a part",
      { allOf: [{ ...object("a"), additionalProperties: false }] },
      " additionalProperties",
    ],
  ])("%s is broken as such, and not by an addition", (_, Top, expected) => {
    expect(refused({ Top }, { x: 1 })).toEqual([expected]);
  });
});

describe.each(["anyOf", "oneOf"])("a union by %s", (union) => {
  const required = (name: string): Schema => ({ ...object(name), required: [name] });

  test("refuses what the branch that fits does not name, and no branch is lost by it", () => {
    const schemas = { Top: { [union]: [required("a"), ref("B")] }, B: required("b") };
    expect(refused(schemas, { a: "" })).toEqual([]);
    expect(refused(schemas, { b: "" })).toEqual([]);
    expect(refused(schemas, { b: "", x: "" })).toEqual(["/x"]);
    expect(refused(schemas, { b: "", x: "" }, false)).toEqual(["/x"]);
  });

  test("adds the fields of the branch that fits to those around it", () => {
    const Top = { properties: { own: text }, [union]: [required("a"), required("b")] };
    expect(refused({ Top }, { own: "", a: "", x: "" })).toEqual(["/x"]);
  });

  test("is closed below its branches where that is asked for, and loses the branch by it", () => {
    const branch = { properties: { in: ref("In"), list: { items: object("a") } } };
    const schemas = { Top: { [union]: [branch] }, In: object("a") };
    const value = { in: { x: 1 }, list: [{ y: 1 }] };
    expect(refused(schemas, value)).toEqual(expect.arrayContaining(["/in/x", "/list/0/y"]));
    expect(refused(schemas, value)).toContain(` ${union}`);
    expect(refused(schemas, value, false)).toEqual([]);
  });

  test("takes an unknown value in a branch where that is not asked for", () => {
    const Top = { [union]: [{ properties: { kind: { type: "integer", "x-extensible-enum": [1] } } }] };
    expect(refused({ Top }, { kind: 2 })).toContain("/kind x-extensible-enum");
    expect(refused({ Top }, { kind: 2 }, false)).toEqual([]);
  });
});

describe("what applies under a condition", () => {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  const Top: Schema = { properties: { own: text }, if: { required: ["a"] }, then: ref("Then"), else: ref("Else") };
  const schemas = { Top, Then: { properties: { a: text, in: object("b") } }, Else: object("c") };

  test("adds its fields to those around it", () => {
    expect(refused(schemas, { a: "", in: { b: "" }, own: "" })).toEqual([]);
    expect(refused(schemas, { c: "", own: "", x: "" })).toEqual(["/x"]);
  });

  test("keeps its fields where it has a breach", () => {
    expect(refused(schemas, { a: 1, in: {} })).toEqual(["/a type", " if"].toSorted());
  });

  test("is closed below where that is asked for, and the condition fails by it", () => {
    expect(refused(schemas, { a: "", in: { x: "" } })).toEqual([" if", "/in/x"]);
    expect(refused(schemas, { a: "", in: { x: "" } }, false)).toEqual([]);
  });
});

describe("a condition asks what it asks in the document", () => {
  test.each<[string, Schema, unknown]>([
    ["not", { not: { properties: { in: ref("In") }, required: ["no"] } }, { in: { x: 1 } }],
    ["if", { if: { properties: { in: ref("In") } }, else: false as unknown as Schema }, { in: { x: 1 } }],
    ["contains", { contains: { properties: { in: ref("In") } } }, [{ in: { x: 1 } }]],
    ["if, of a known value", { if: { "x-extensible-enum": [1] }, else: false as unknown as Schema }, 2],
  ])("%s", (_, Top, value) => {
    expect(refused({ Top, In: object("a") }, value)).toEqual([]);
  });
});

describe("an unknown value of an open set is refused", () => {
  const Top = { "x-extensible-enum": [1, "a"] };

  test.each<[unknown, string[]]>([
    [1, []],
    ["a", []],
    [2, [" x-extensible-enum"]],
    ["b", [" x-extensible-enum"]],
    // Of another type than the known values, which the type says.
    [null, []],
    [true, []],
  ])("unless it is one: %j", (value, expected) => {
    expect(refused({ Top }, value)).toEqual(expected);
  });
});

describe("the copy of a document", () => {
  const found = object("a");
  const held = { schema: found, examples: { one: { value: { schema: object("a") } } }, example: { schema: found } };
  const document = {
    ...documentOf({ Found: found, Anything: true }),
    paths: {
      "/found": {
        get: {
          operationId: "find",
          parameters: [{ name: "q", in: "query", schema: found }],
          "x-result-variants": [{ name: "found", query: {}, schema: "Found" }],
          responses: { 200: { description: "", content: { "application/json": held } } },
        },
      },
    },
    "x-nothing": null,
  } as unknown as OpenApiDocument;
  const closed = { ...found, "x-closed": [] };

  test("closes the schemas of components, parameters and bodies, and leaves examples and the rest alone", () => {
    const copy = closedDocument(document, { belowUnions: true });
    expect(copy).toEqual({
      ...document,
      components: { schemas: { Found: closed, Anything: true } },
      paths: {
        "/found": {
          get: {
            ...document.paths["/found"]?.get,
            parameters: [{ name: "q", in: "query", schema: closed }],
            responses: { 200: { description: "", content: { "application/json": { ...held, schema: closed } } } },
          },
        },
      },
    });
  });

  test("of a document without components has none either, but the place for them", () => {
    const { components, ...rest } = documentOf({});
    expect(components).toEqual({ schemas: {} });
    expect(closedDocument(rest, { belowUnions: true })).toEqual({ ...rest, components: { schemas: {} } });
  });

  test("leaves a reference that leads nowhere to be reported by whoever follows it", () => {
    const copy = closedDocument(documentOf({ Top: { allOf: [ref("None")] } }), { belowUnions: true });
    expect(copy.components?.schemas).toEqual({ Top: { allOf: [ref("None")] } });
  });
});

describe("a place in the closed copy leads back to the document", () => {
  test.each([
    ["/components/schemas/A/properties/b", "/components/schemas/A/properties/b"],
    ["/components/schemas/A:below/properties/b~1c", "/components/schemas/A/properties/b~1c"],
    ["/components/schemas/A:untouched", "/components/schemas/A"],
    ["/components/schemas/~1components~1schemas~1A~1items:closed/type", "/components/schemas/A/items/type"],
    ["/components/schemas/~1paths~1~01a~1get:below/type", "/paths/~1a/get/type"],
    ["/components/parameters/A:below", "/components/parameters/A:below"],
    ["/paths/~1schemas~1A:below/get", "/paths/~1schemas~1A:below/get"],
    ["", ""],
  ])("%s", (place, expected) => {
    expect(originalPointer(place)).toBe(expected);
  });

  test("so that an addition in a part is placed where the document describes the object", () => {
    const document = documentOf({
      Top: { allOf: [ref("Part/items"), { properties: { b: { "x-extensible-enum": [1] } } }] },
      Part: { items: { properties: { in: object("a") } } },
    });
    const found = compileSchemas(document).violations("/components/schemas/Top", { in: { x: 1 }, b: 2, y: 1 });
    expect(found.map(({ pointer, specPointer, additive }) => [pointer, specPointer, additive])).toEqual([
      ["/in/x", "/components/schemas/Part/items/properties/in", true],
      ["/b", "/components/schemas/Top/allOf/1/properties/b/x-extensible-enum", true],
      ["/y", "/components/schemas/Top", true],
    ]);
  });

  test("and a field that the document refuses is no addition", () => {
    const document = documentOf({ Top: { ...object("a"), unevaluatedProperties: false } });
    expect(compileSchemas(document).violations("/components/schemas/Top", { x: 1 })).toMatchObject([
      { pointer: "/x", specPointer: "/components/schemas/Top/unevaluatedProperties", additive: false },
    ]);
  });
});
