import { readFileSync } from "node:fs";
import { withValueAt, type OpenApiDocument, type Schema } from "@demarc/openapi";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compareDocuments, type Audience } from "../src/index.ts";

interface Fact {
  change: string;
  breaks: Audience[];
  because?: string;
}
interface Facts {
  schemas: (Fact & { from: Schema; to: Schema })[];
  calls: (Fact & { set?: Record<string, unknown>; unset?: string[] })[];
}
const { schemas, calls } = parse(readFileSync(new URL("facts.yaml", import.meta.url), "utf8")) as Facts;

const text = { "text/plain": { schema: { type: "string" } }, "application/json": {} };
const document = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  servers: [{ url: "https://a.example/v1" }, { url: "https://b.example/v1" }],
  paths: {
    "/things": {
      post: {
        operationId: "addThing",
        parameters: [
          {
            name: "a",
            in: "query",
            allowEmptyValue: true,
            schema: { type: "array", items: { type: "string" }, default: ["a"] },
          },
        ],
        requestBody: { content: text },
        responses: {
          "200": {
            description: "",
            headers: { "X-Id": { required: true, schema: { type: "string" } } },
            content: text,
          },
          "404": { description: "" },
        },
      },
      delete: {
        operationId: "removeThings",
        security: [{ key: [], basic: [] }, { token: [] }],
        responses: { "204": { description: "" } },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      basic: { type: "http", scheme: "basic" },
      token: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://a.example/", scopes: { write: "" } } },
      },
    },
  },
} as unknown as OpenApiDocument;

/** The document with a field of a schema in a request and in a response. */
function withField(schema: Schema): OpenApiDocument {
  const content = { "application/json": { schema: { type: "object", properties: { field: schema } } } };
  const inRequest = withValueAt(document, "/paths/~1things/post/requestBody/content", content);
  return withValueAt(inRequest, "/paths/~1things/post/responses/200/content", content) as OpenApiDocument;
}

const broken = (before: OpenApiDocument, after: OpenApiDocument) =>
  new Set(compareDocuments(before, after).flatMap(({ breaks }) => breaks));

describe("a schema of which others say what its change breaks", () => {
  test.each(schemas)("$change: $breaks", ({ from, to, breaks }) => {
    expect(broken(withField(from), withField(to))).toEqual(new Set(breaks));
    expect(broken(withField(from), withField(structuredClone(from)))).toEqual(new Set());
  });
});

describe("a call of which others say what its change breaks", () => {
  test.each(calls)("$change: $breaks", ({ set = {}, unset = [], breaks }) => {
    const changes = [...Object.entries(set), ...unset.map((pointer): [string, undefined] => [pointer, undefined])];
    const after = changes.reduce<unknown>((made, [pointer, value]) => withValueAt(made, pointer, value), document);
    expect(broken(document, after as OpenApiDocument)).toEqual(new Set(breaks));
  });
});

test("what a condition refers to is a part of it, and one that holds itself comes to an end", () => {
  const within = (value: string) =>
    withValueAt(withField({ not: { $ref: "#/components/schemas/Secret" } }), "/components/schemas", {
      Secret: { properties: { of: { not: { $ref: "#/components/schemas/Secret" } }, name: { const: value } } },
    }) as OpenApiDocument;
  expect(broken(within("a"), within("a"))).toEqual(new Set());
  const changes = compareDocuments(within("a"), within("b"));
  expect(changes).toContainEqual(
    expect.objectContaining({
      pointer: expect.stringMatching(/\/field\/not$/),
      breaks: ["readers"],
      text: "`field` of the response body has to be as `not` says, which is not what it was, and not compared.",
    }),
  );
});
