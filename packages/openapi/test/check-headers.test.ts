import { describe, expect, test } from "vitest";
import { checkResponse, compileSchemas, listOperations, specOf } from "../src/index.ts";
import type { OpenApiDocument, Operation } from "../src/index.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  "x-status-in-body": "/code",
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        "x-result-variants": [
          { name: "rows", query: {}, schema: "Rows" },
          { name: "count", query: { count: 1 }, schema: "Count" },
        ],
        responses: {
          200: {
            headers: {
              "Content-Type": { required: true, schema: { type: "integer" } },
              "X-Total": { required: true, schema: { type: "integer" } },
              "X-Pages": { $ref: "#/components/headers/Pages" },
              "X-Any": {},
            },
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  anyOf: [{ $ref: "#/components/schemas/Rows" }, { $ref: "#/components/schemas/Count" }],
                },
              },
              "text/plain": { schema: { type: "string", maxLength: 3 } },
              "text/csv": {},
            },
          },
          204: { description: "Nothing." },
          404: { content: { "application/json": { schema: { type: "object", required: ["why"] } } } },
        },
      },
    },
  },
  components: {
    headers: { Pages: { schema: { type: "array", items: { type: "integer" }, maxItems: 2 } } },
    schemas: {
      Rows: { type: "object", required: ["rows"], properties: { code: {}, rows: { type: "array" } } },
      Count: { type: "object", required: ["count"], properties: { code: {}, count: { type: "integer" } } },
    },
  },
} as unknown as OpenApiDocument;

const spec = specOf(document);
const schemas = compileSchemas(document);
const [listThings] = listOperations(document) as [Operation];
const at200 = "/paths/~1things/get/responses/200";

interface Received {
  status?: number;
  headers?: Record<string, string>;
  text?: string;
  query?: string;
}

function check({ status = 200, headers, text = '{"rows":[]}', query = "" }: Received) {
  const received = { "content-type": "application/json", "x-total": "1", ...headers };
  const url = `http://localhost/things${query}`;
  return checkResponse(spec, schemas, listThings, { request: { url }, response: { status, headers: received, text } });
}

describe("the headers of a response", () => {
  test("may be as documented, and the content type has a rule of its own", () => {
    expect(check({ headers: { "x-pages": "1,2", "x-any": "a" } })).toEqual([]);
  });

  test("must not lack a required one, and may lack the others", () => {
    const response = { status: 200, headers: { "content-type": "application/json" }, text: '{"rows":[]}' };
    expect(checkResponse(spec, schemas, listThings, { request: { url: "http://localhost/things" }, response })).toEqual(
      [
        {
          pointer: "/headers/x-total",
          specPointer: `${at200}/headers/X-Total`,
          expected: "the header: it is required",
          value: undefined,
          additive: false,
        },
      ],
    );
  });

  test("are read as their schema says, also behind a reference, and shown as they came", () => {
    expect(check({ headers: { "x-total": "many" } })).toMatchObject([
      { pointer: "/headers/x-total", specPointer: `${at200}/headers/X-Total/schema/type`, value: "many" },
    ]);
    expect(check({ headers: { "x-pages": "1,b" } })).toMatchObject([
      {
        pointer: "/headers/x-pages/1",
        specPointer: "/components/headers/Pages/schema/items/type",
        value: "1,b",
        additive: false,
      },
    ]);
  });

  test("are checked beside a body that is wrong", () => {
    const headers = { "x-total": "many" };
    const pointers = (received: Received) => check(received).map(({ pointer }) => pointer);
    expect(pointers({ headers, text: "{" })).toEqual(["/headers/x-total", "/body"]);
    expect(pointers({ headers, text: "{}" })).toEqual(["/headers/x-total", "/body/rows"]);
    expect(pointers({ headers: { ...headers, "content-type": "text/html" } })).toEqual([
      "/headers/x-total",
      "/headers/content-type",
    ]);
    expect(pointers({ headers: { ...headers, "content-type": "text/csv" } })).toEqual(["/headers/x-total"]);
  });
});

describe("the body of a response", () => {
  test("must be empty where none is documented", () => {
    expect(check({ status: 204, text: "" })).toEqual([]);
    expect(check({ status: 204, text: "x" })).toEqual([
      {
        pointer: "/body",
        specPointer: "/paths/~1things/get/responses/204",
        expected: "no body",
        value: "x",
        additive: false,
      },
    ]);
  });

  test("is a text where its media type is no JSON", () => {
    const headers = { "content-type": "text/plain" };
    expect(check({ headers, text: "abc" })).toEqual([]);
    expect(check({ headers, text: "1234" })).toMatchObject([{ pointer: "/body", value: "1234" }]);
  });

  test("may be anything where its media type has no schema", () => {
    expect(check({ headers: { "content-type": "text/csv" }, text: "{" })).toEqual([]);
  });

  test("is shown where it is no JSON, and has no value where it is empty", () => {
    const place = `${at200}/content/application~1json/schema`;
    expect(check({ text: "{", query: "?other=1" })).toMatchObject([{ pointer: "/body", value: "{" }]);
    expect(check({ status: 404, text: "" })).toMatchObject([
      { specPointer: place.replace("200", "404"), expected: "a JSON document", value: undefined },
    ]);
  });

  test("is that of the variant which the query asks for, and in any case that of the response", () => {
    expect(check({ query: "?count=1", text: '{"count":1}' })).toEqual([]);
    expect(check({ query: "?count=1", text: '{"rows":[]}' })).toMatchObject([
      { pointer: "/body/count", specPointer: "/components/schemas/Count/required" },
      { additive: true },
    ]);
    expect(check({ status: 404, query: "?count=1", text: "{}" })).toMatchObject([{ pointer: "/body/why" }]);
  });

  test("has a status that is the response's own, or comes with 200", () => {
    expect(check({ text: '{"code":404,"why":1}' })).toEqual([]);
    expect(check({ status: 404, text: '{"code":404,"why":1}' })).toEqual([]);
    expect(check({ status: 201, text: '{"code":404,"why":1}' })).toMatchObject([
      {
        pointer: "/status",
        specPointer: "/paths/~1things/get/responses",
        expected: "200 or 404, as the body says",
        value: 201,
      },
    ]);
  });
});

test("a media type that is not documented is named with those that are", () => {
  expect(check({ headers: { "content-type": "text/html" } })).toMatchObject([
    {
      specPointer: `${at200}/content`,
      expected: "one of application/json, text/plain, text/csv",
      value: "text/html",
    },
  ]);
});
