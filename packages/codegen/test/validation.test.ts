import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "@demarc/openapi";
import { compileValidators } from "../src/validators/files.ts";
import { inlineImports } from "../src/validators/compile.ts";
import { documentOf, json, oneRead, things, variants } from "./support/documents.ts";
import { answer, importGenerated } from "./support/generated.ts";

interface Drift {
  grade: string;
  pointer: string;
  expected: string;
}

/** What the generated validation of a document says of an answer to one of its operations. */
async function driftsOf(
  document: OpenApiDocument,
  body: unknown,
  call: { operation?: string; args?: object; status?: number } = {},
) {
  const { operation = "readThing", args = {}, status = 200 } = call;
  const drifts: Drift[] = [];
  const generated = await importGenerated(document);
  const client = generated["createThingsClient"]?.({
    token: "t",
    key: "k",
    user: "u",
    retry: false,
    fetch: async () => answer(status, body),
    validation: generated["validation"]?.(),
    onDrift: (drift: Drift) => drifts.push(drift),
  });
  const called = client?.[operation]?.(args);
  await (status < 400 ? called : expect(called).rejects.toMatchObject({ status }));
  return drifts.map(({ grade, pointer, expected }) => `${grade} ${pointer}: ${expected}`);
}

/** A document of one read that answers with a schema. */
const answering = (schema: object, rest: object = {}) =>
  oneRead({ responses: { 200: { description: "It.", ...json({ ...schema }) } } }, { ...rest });

describe("generated validation", () => {
  test("says nothing of an answer as documented", async () => {
    expect(await driftsOf(things, [{ id: 1, name: "", level: 0 }], { operation: "listThings" })).toEqual([]);
  });

  test("knows which answer belongs to which operation and status", async () => {
    expect(
      await driftsOf(things, { id: "1" }, { operation: "createThing", args: { body: { id: 1 } }, status: 201 }),
    ).toEqual(["breaking /id: a value of type integer"]);
    expect(await driftsOf(things, [], { operation: "createThing", args: { body: { id: 1 } }, status: 400 })).toEqual([
      "breaking : a value of type object",
    ]);
    expect(await driftsOf(things, {}, { operation: "removeThing", args: { path: { id: 1 } }, status: 200 })).toEqual([
      "breaking : one of the statuses 204",
    ]);
  });

  test("grades what the document does not name as additive", async () => {
    expect(await driftsOf(things, [{ id: 1, more: 1, level: 7 }], { operation: "listThings" })).toEqual([
      "additive /0/level: one of [-1,0,1]",
      "additive /0/more: documented fields only",
    ]);
  });

  test.each([
    [{ count: 1 }, { count: 7 }, []],
    [
      { count: 1 },
      { rows: [] },
      ["breaking /count: a value: the field is required", "additive /rows: documented fields only"],
    ],
    [{ pages: 1 }, { pages: 7 }, []],
    [{ name: "a" }, { rows: [] }, []],
    [{}, { count: 7 }, ["breaking /rows: a value: the field is required", "additive /count: documented fields only"]],
  ])("takes the schema that the query %j calls for", async (query, body, drifts) => {
    expect(await driftsOf(variants, body, { operation: "listRows", args: { query } })).toEqual(drifts);
  });

  test("takes that of an error whatever the query", async () => {
    expect(await driftsOf(variants, 7, { operation: "listRows", args: { query: { count: 1 } }, status: 400 })).toEqual([
      "breaking : a value of type string",
    ]);
  });

  test("says nothing of a body without a schema", async () => {
    const document = oneRead({ responses: { 200: { description: "It.", content: { "application/json": {} } } } });
    expect(await driftsOf(document, [1])).toEqual([]);
  });

  test("distinguishes the inline schemas of different answers", async () => {
    const content = {
      "application/json": { schema: { type: "string" } },
      "application/vnd.a+json": { schema: { type: "object" } },
    };
    const responses = { 200: { description: "", content }, 400: { description: "", ...json({ type: "integer" }) } };
    expect(await driftsOf(oneRead({ responses }), 7)).toEqual(["breaking : a value of type string"]);
    expect(await driftsOf(oneRead({ responses }), "", { status: 400 })).toEqual(["breaking : a value of type integer"]);
  });

  test("sees what stands next to a reference", async () => {
    const schema = { $ref: "#/components/schemas/Text", maxLength: 1 };
    const responses = {
      200: { description: "", ...json(schema) },
      400: { description: "", ...json({ $ref: schema.$ref }) },
    };
    const document = oneRead({ responses }, { components: { schemas: { Text: { type: "string" } } } });
    expect(await driftsOf(document, "ab")).toEqual(["breaking : to NOT have more than 1 characters"]);
    expect(await driftsOf(document, "ab", { status: 400 })).toEqual([]);
    expect(await driftsOf(document, 7)).toEqual(["breaking : a value of type string"]);
  });

  test("has the formats of Ajv", async () => {
    expect(await driftsOf(answering({ properties: { day: { format: "date" } } }), { day: "2026-02-30" })).toEqual([
      'breaking /day: to match format "date"',
    ]);
  });

  test("has all errors, of each of many rows", async () => {
    const document = answering(
      { items: { $ref: "#/components/schemas/Row" } },
      { components: { schemas: { Row: { required: ["a", "b"] } } } },
    );
    expect(await driftsOf(document, [{}, { a: 1 }])).toEqual([
      "breaking /0/a: a value: the field is required",
      "breaking /0/b: a value: the field is required",
    ]);
  });
});

describe("what is only inferred", () => {
  test.each([
    [
      "a field",
      { properties: { a: { type: "string", "x-evidence": "inferred" }, b: { type: "string" } } },
      { a: 1, b: "" },
    ],
    [
      "a part",
      { allOf: [{ properties: { a: { type: "string" } }, "x-evidence": "inferred" }, { properties: { b: {} } }] },
      { a: 1 },
    ],
    ["a reference", { properties: { a: { $ref: "#/components/schemas/Guess" } } }, { a: [1] }],
    ["all of it", { type: "string", "x-evidence": "inferred" }, { a: 1 }],
  ])("cannot be broken: %s", async (_, schema, body) => {
    const components = { schemas: { Guess: { type: "string", "x-evidence": "inferred" } } };
    expect(await driftsOf(answering(schema, { components }), body)).toEqual([]);
  });

  test.each([["page"], ["vendor-docs"], ["client-code"], [undefined]])(
    "can be broken with evidence %s",
    async (evidence) => {
      const schema = { properties: { a: { type: "string", "x-evidence": evidence } } };
      expect(await driftsOf(answering(schema), { a: 1 })).toEqual(["breaking /a: a value of type string"]);
    },
  );

  test("is a keyword, a required field, null, and no more than that", async () => {
    const schema = {
      required: ["a", "b"],
      "x-keyword-evidence": { required: { b: "inferred" } },
      properties: {
        a: {
          type: "string",
          minLength: 2,
          maxLength: 3,
          "x-keyword-evidence": { maxLength: "inferred", type: { null: "inferred" } },
        },
      },
    };
    expect(await driftsOf(answering(schema), { a: "long" })).toEqual([]);
    expect(await driftsOf(answering(schema), { a: null })).toEqual([]);
    expect(await driftsOf(answering(schema), { a: "s", b: 1 })).toHaveLength(2);
    expect(await driftsOf(answering(schema), {})).toEqual(["breaking /a: a value: the field is required"]);
  });

  test("is around what is known", async () => {
    const schema = {
      "x-evidence": "inferred",
      required: ["a", "b"],
      properties: { a: { type: "string", "x-evidence": "page" } },
    };
    expect(await driftsOf(answering(schema), { more: 1 })).toEqual([]);
    expect(await driftsOf(answering(schema), { a: 1 })).toEqual(["breaking /a: a value of type string"]);
  });

  test("are the media types: another has the body of the first", async () => {
    const response = { description: "", content: { "text/json": { schema: { type: "string" } } } };
    const inferred = { ...response, "x-keyword-evidence": { content: "inferred" } };
    expect(await driftsOf(oneRead({ responses: { 200: inferred } }), "a")).toEqual([]);
    expect(await driftsOf(oneRead({ responses: { 200: inferred } }), 7)).toEqual(["breaking : a value of type string"]);
    expect(await driftsOf(oneRead({ responses: { 200: response } }), "a")).toEqual(["breaking : a body of text/json"]);
  });

  test("is not the body of a media type of which only is inferred that it comes", async () => {
    const media = { schema: { $ref: "#/components/schemas/Text" }, "x-evidence": "inferred" };
    const document = oneRead(
      { responses: { 200: { description: "", content: { "application/json": media } } } },
      { components: { schemas: { Text: { type: "string" } } } },
    );
    expect(await driftsOf(document, 7)).toEqual(["breaking : a value of type string"]);
  });

  test("is not what an erratum tolerates; that is let through all the same", async () => {
    const schema = { properties: { id: { type: "integer", "x-tolerated": { type: "string" } } } };
    expect(await driftsOf(answering(schema), { id: "1" })).toEqual([]);
    expect(await driftsOf(answering(schema), { id: true })).toHaveLength(1);
  });

  test("is a whole answer by its own evidence, or else by that of the operation", async () => {
    const response = { description: "", ...json({ type: "string" }) };
    const inferred = { ...response, "x-evidence": "inferred" };
    expect(await driftsOf(oneRead({ responses: { 200: inferred } }), 7)).toEqual([]);
    expect(await driftsOf(oneRead({ "x-evidence": "inferred", responses: { 200: response } }), 7)).toEqual([]);
    const known = { ...response, "x-evidence": "page" };
    expect(await driftsOf(oneRead({ "x-evidence": "inferred", responses: { 200: known } }), 7)).toHaveLength(1);
  });
});

describe("the validators", () => {
  test("are one for each schema, by the name of its component or by its place", async () => {
    const { answers } = await compileValidators(things);
    expect(answers["updateThing"]).toEqual({
      200: { content: { "application/json": "Thing" } },
      204: { content: {} },
    });
    expect(answers["listThings"]?.["200"]?.content).toEqual({
      "application/json": "_paths_1things_get_responses_200_content_application_1json_schema",
    });
  });

  test("are refused where two would have one name, with both places", async () => {
    const responses = {
      200: { description: "", ...json({ $ref: "#/components/schemas/A_B" }) },
      400: { description: "", ...json({ $ref: "#/components/schemas/A.B" }) },
    };
    const document = oneRead({ responses }, { components: { schemas: { "A.B": {}, A_B: {} } } });
    await expect(compileValidators(document)).rejects.toThrow(
      '/components/schemas/A.B: its validator would have the name "A_B", as that of /components/schemas/A_B. Rename one of them.',
    );
  });

  test("import nothing, make no code at run time, and name no folder of this machine", async () => {
    const length = answering({
      properties: { a: { minLength: 2, maxLength: 3 }, b: { uniqueItems: true, items: {} } },
    });
    const { source } = await compileValidators(length);
    expect(await import(`data:text/javascript,${encodeURIComponent(source)}`)).toMatchObject({});
    expect(source).not.toMatch(/^import\b|[^"]\brequire\(|new Function|eval\(|node_modules|\0/m);
  });

  test("are refused where they would have to import something", async () => {
    await expect(inlineImports('export * from "node:fs";')).rejects.toThrow(
      "The validators import node:fs, which a client cannot: teach packages/codegen to inline it.",
    );
  });

  test("hold nothing that says nothing of a value", async () => {
    const schema = {
      type: ["object", "null"],
      title: "secret",
      description: "secret",
      default: "secret",
      examples: ["secret"],
      "x-source": "secret",
      properties: { a: { type: ["string", "null"], description: "secret", deprecated: true } },
    };
    const { source } = await compileValidators(
      documentOf({
        paths: { "/a": { get: { operationId: "it", responses: { 200: { description: "", ...json(schema) } } } } },
      }),
    );
    expect(source).not.toContain("secret");
  });
});
