import { describe, expect, test } from "vitest";
import { describeApi, describeManifest, describeOperation, listOperations, specOf } from "../src/index.ts";
import type { OpenApiDocument, Operation } from "../src/index.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1.2.0" },
  servers: [
    {
      url: "https://{host}:{port}/v1",
      "x-name": "production",
      variables: { host: { default: "example.com", "x-required": true }, port: { default: "443" } },
    },
    { url: "https://demo.example.com" },
  ],
  security: [{ token: [] }, { key: [], secret: [] }],
  paths: {
    "/things/{id}": {
      put: {
        operationId: "replaceThing",
        security: [{ key: [] }],
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: "dry", in: "query", schema: { type: "boolean" } },
          { name: "X-Trace", in: "header", schema: { type: "string" } },
        ],
        requestBody: { content: { "application/vnd.things+json": {}, "application/json": {} } },
        responses: { 200: { content: { "application/json": {} } }, 204: {}, 404: { content: { "text/plain": {} } } },
      },
      delete: { operationId: "removeThing", responses: { 204: {} } },
    },
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "Bearer" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      secret: { type: "apiKey", in: "query", name: "secret" },
    },
  },
  "x-status-in-body": "/code",
  "x-error-fields": { message: "/message" },
  "x-form-post": true,
} as unknown as OpenApiDocument;

const [replaceThing, removeThing] = listOperations(document) as [Operation, Operation];

describe("what a client has to know", () => {
  test("of an API is its servers, credentials and errors", () => {
    expect(describeApi(specOf(document, "things"))).toEqual({
      provider: "things",
      version: "1.2.0",
      servers: [
        { name: "production", url: "https://{host}:{port}/v1", variables: { host: {}, port: { default: "443" } } },
        { url: "https://demo.example.com", variables: {} },
      ],
      security: [["token"], ["key", "secret"]],
      securitySchemes: {
        token: { type: "bearer" },
        key: { type: "header", name: "X-Key" },
        secret: { type: "query", name: "secret" },
      },
      statusInBody: "/code",
      errorFields: { message: "/message" },
      formPost: true,
    });
  });

  test("of an API that says none of it is next to nothing, with no key for what is missing", () => {
    const { openapi, info } = document;
    const api = describeApi(specOf({ openapi, info, paths: {} }, "things"));
    expect(api).toStrictEqual({
      provider: "things",
      version: "1.2.0",
      servers: [],
      security: [],
      securitySchemes: {},
      errorFields: {},
    });
  });

  test("of an operation is how to send it", () => {
    expect(describeOperation(replaceThing)).toStrictEqual({
      operationId: "replaceThing",
      method: "PUT",
      path: "/things/{id}",
      accept: "application/json",
      contentType: "application/vnd.things+json",
      retry: replaceThing.retry,
      security: [["key"]],
    });
    expect(describeOperation(removeThing)).toStrictEqual({
      operationId: "removeThing",
      method: "DELETE",
      path: "/things/{id}",
      retry: removeThing.retry,
    });
  });
});

test("the manifest of an operation has its parameters, statuses and media types", () => {
  expect(describeManifest(replaceThing)).toEqual({
    parameters: { path: ["id"], query: ["dry"] },
    responses: { 200: ["application/json"], 204: [], 404: ["text/plain"] },
  });
});

describe("a security scheme that the clients do not know is refused with its pointer", () => {
  test.each([
    ["of another kind", { type: "openIdConnect", openIdConnectUrl: "https://example.com" }],
    ["of http that is not bearer", { type: "http", scheme: "digest" }],
    ["of bearer that is not http", { type: "mutualTLS", scheme: "bearer" }],
    ["in a cookie", { type: "apiKey", in: "cookie", name: "session" }],
  ])("%s", (_, scheme) => {
    const components = { securitySchemes: { own: scheme } };
    const changed = { ...document, security: [], components } as unknown as OpenApiDocument;
    expect(() => describeApi(specOf(changed))).toThrow(/^\/components\/securitySchemes\/own: the clients know/);
  });

  test("that the document does not have", () => {
    const changed = { ...document, security: [{ token: [] }, { nobody: [] }] };
    expect(() => describeApi(specOf(changed))).toThrow(
      '/security/1: names the security scheme "nobody", which /components/securitySchemes does not have.',
    );
  });
});
