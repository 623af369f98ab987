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
    expect(describeOperation(document, replaceThing)).toStrictEqual({
      operationId: "replaceThing",
      method: "PUT",
      path: "/things/{id}",
      accept: "application/json",
      contentType: "application/vnd.things+json",
      styled: [{ in: "header", name: "X-Trace", style: "simple", explode: false }],
      retry: replaceThing.retry,
      security: [["key"]],
    });
    expect(describeOperation(document, removeThing)).toStrictEqual({
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

describe("of an operation of any document", () => {
  const described = (operation: object, rest: object = {}) => {
    const own = { operationId: "own", responses: {}, ...operation };
    const changed = { ...document, ...rest, paths: { "/own": { post: own } } } as unknown as OpenApiDocument;
    const [only] = listOperations(changed) as [Operation];
    return describeOperation(changed, only);
  };
  const styled = (parameter: object) =>
    described({ parameters: [{ name: "p", in: "query", schema: { type: "array" }, ...parameter }] }).styled;

  test.each([
    ["a list in a query", {}],
    ["a value that is never split", { explode: false, schema: { type: "string" } }],
    ["a value in a path", { in: "path", schema: { type: "string" } }],
  ])("%s is plain", (_, parameter) => expect(styled(parameter)).toBeUndefined());

  test.each([
    ["a list in one value", { explode: false }, { style: "form", explode: false }],
    ["a list with other delimiters", { style: "pipeDelimited" }, { style: "pipeDelimited", explode: false }],
    ["an object", { schema: { properties: { a: {} } } }, { style: "form", explode: true }],
    ["a JSON text", { content: { "application/json": {} } }, { style: "json", explode: false }],
    ["a text of another type", { content: { "text/plain": {} } }, { style: "form", explode: false }],
    ["a boolean in a path", { in: "path", schema: { type: "boolean" } }, { style: "simple", explode: false }],
    ["a cookie", { in: "cookie" }, { style: "form", explode: true }],
  ])("%s has its style", (_, parameter, style) => expect(styled(parameter)).toMatchObject([{ name: "p", ...style }]));

  test("its body is JSON or a form where there is one, with what the document says of its parts", () => {
    const encoding = {
      a: { contentType: "image/png, image/jpeg" },
      b: { style: "deepObject" },
      c: { contentType: "*/*" },
    };
    const content = { "application/xml": {}, "multipart/form-data": { encoding } };
    expect(described({ requestBody: { content } })).toMatchObject({
      contentType: "multipart/form-data",
      parts: { a: "image/png", b: "deepObject" },
    });
  });

  test("its server is its own", () => {
    expect(described({ servers: [{ url: "https://{h}", variables: { h: { default: "a.example" } } }] }).server).toBe(
      "https://a.example",
    );
  });

  test("its credentials are those that a client can send, the least of them last", () => {
    const securitySchemes = {
      ...document.components?.securitySchemes,
      digest: { type: "http", scheme: "digest" },
      certificate: { type: "mutualTLS" },
      open: { type: "openIdConnect" },
    };
    const rest = { components: { securitySchemes } };
    const security = [{ certificate: [] }, { digest: [] }, { nowhere: [] }, { open: [], certificate: [] }, {}];
    expect(described({ security }, rest).security).toEqual([["open"], []]);
    const changed = { ...document, ...rest } as unknown as OpenApiDocument;
    expect(Object.keys(describeApi(specOf(changed)).securitySchemes)).toEqual(["token", "key", "secret", "open"]);
  });
});
