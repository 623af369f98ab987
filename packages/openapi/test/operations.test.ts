import { describe, expect, test } from "vitest";
import {
  exampleOf,
  firstRequestExample,
  listOperations,
  namedExamples,
  serverUrl,
  successMediaTypes,
  successResponses,
  type OpenApiDocument,
  type Operation,
} from "../src/index.ts";

const responses = { 200: { description: "It." } };

/** A document of the given paths, with what else it has. */
function documentOf(paths: object, rest: object = {}): OpenApiDocument {
  return { openapi: "3.1.0", info: { title: "Things", version: "1.0.0" }, paths, ...rest } as OpenApiDocument;
}

/** The operation of a document with only that one. */
function only(operation: object, rest: object = {}, item: object = {}): Operation {
  const document = documentOf(
    { "/things/{id}": { ...item, get: { operationId: "it", responses, ...operation } } },
    rest,
  );
  const [found] = listOperations(document) as [Operation];
  return found;
}

describe("the operations of a document", () => {
  test("are listed by path and then by method, each with its place", () => {
    const document = documentOf({
      "/b": { post: { operationId: "addB", responses }, get: { operationId: "listB", responses } },
      "/a/{id}": { delete: { operationId: "removeA", responses } },
    });
    expect(
      listOperations(document).map(({ operationId, method, path, pointer }) => [operationId, method, path, pointer]),
    ).toEqual([
      ["listB", "get", "/b", "/paths/~1b/get"],
      ["addB", "post", "/b", "/paths/~1b/post"],
      ["removeA", "delete", "/a/{id}", "/paths/~1a~1{id}/delete"],
    ]);
  });

  test("are refused where one has no operationId, with its place", () => {
    expect(() => listOperations(documentOf({ "/a": { get: { responses } } }))).toThrow(
      "/paths/~1a/get: the operation has no operationId",
    );
  });

  test("are refused where two have one operationId, with both places", () => {
    const paths = { "/a": { get: { operationId: "it", responses }, put: { operationId: "it", responses } } };
    expect(() => listOperations(documentOf(paths))).toThrow(
      '/paths/~1a/put: the operationId "it" is taken by /paths/~1a/get',
    );
  });
});

describe("the parameters of an operation", () => {
  const parameter = (name: string, where: string, description: string) => ({ name, in: where, description });

  test("are those of the path and its own, references followed, each with its place", () => {
    const { parameters } = only(
      { parameters: [{ $ref: "#/components/parameters/Page" }] },
      { components: { parameters: { Page: parameter("page", "query", "") } } },
      { parameters: [parameter("id", "path", "")] },
    );
    expect(parameters.map(({ node, pointer }) => [node.name, pointer])).toEqual([
      ["id", "/paths/~1things~1{id}/parameters/0"],
      ["page", "/components/parameters/Page"],
    ]);
  });

  test("are the operation's own where the path has one of the same name in the same place", () => {
    const { parameters } = only(
      { parameters: [parameter("id", "path", "the operation's"), parameter("page", "query", "the operation's")] },
      {},
      { parameters: [parameter("page", "header", "the path's"), parameter("id", "path", "the path's")] },
    );
    expect(parameters.map(({ node }) => `${node.in} ${node.name}: ${node.description}`).toSorted()).toEqual([
      "header page: the path's",
      "path id: the operation's",
      "query page: the operation's",
    ]);
  });
});

describe("a request that failed may be sent again", () => {
  test.each([
    ["get", "safe"],
    ["head", "safe"],
    ["options", "safe"],
    ["put", "safe"],
    ["delete", "safe"],
    ["patch", "on-request"],
    ["post", "never"],
  ])("by the method %s: %s", (method, retry) => {
    const [operation] = listOperations(documentOf({ "/a": { [method]: { operationId: "it", responses } } }));
    expect(operation?.retry).toBe(retry);
  });

  test("as x-retry says, where it says so", () => {
    expect(only({ "x-retry": "never" }).retry).toBe("never");
  });
});

describe("a success", () => {
  const statuses = ["100", "200", "204", "2XX", "300", "3XX", "402", "4XX", "500", "520", "default"];
  const operation = only({
    responses: Object.fromEntries(statuses.map((status) => [status, { description: status }])),
  });

  test("is a status from 200 to 299, or all of them as 2XX, and no other", () => {
    expect(successResponses(operation).map(([status]) => status)).toEqual(["200", "204", "2XX"]);
  });

  test("has each of its media types once, in the order of the document", () => {
    const content = (...types: string[]) => ({
      description: "",
      content: Object.fromEntries(types.map((type) => [type, {}])),
    });
    const responsesOf = {
      200: content("b/b", "a/a"),
      "2XX": content("a/a", "c/c"),
      400: content("d/d"),
      204: { description: "" },
    };
    expect(successMediaTypes(only({ responses: responsesOf }))).toEqual(["b/b", "a/a", "c/c"]);
  });
});

describe("what an operation leaves out", () => {
  test("is what the document says, and otherwise the least", () => {
    expect(only({})).toMatchObject({ security: [], resultVariants: [], evidence: "vendor-docs", parameters: [] });
    expect(only({})).not.toHaveProperty("requestBody");
    expect(only({}, { security: [{ token: [] }] }).security).toEqual([{ token: [] }]);
    expect(only({ security: [] }, { security: [{ token: [] }] }).security).toEqual([]);
    expect(only({ "x-evidence": "page" }).evidence).toBe("page");
  });
});

describe("a response and a request body", () => {
  test("are those that they refer to, with their places", () => {
    const operation = only(
      {
        requestBody: { $ref: "#/components/requestBodies/Thing" },
        responses: { 404: { $ref: "#/components/responses/No" } },
      },
      { components: { requestBodies: { Thing: { content: {} } }, responses: { No: { description: "None." } } } },
    );
    expect(operation.requestBody).toEqual({ node: { content: {} }, pointer: "/components/requestBodies/Thing" });
    expect(operation.responses).toEqual({
      404: { node: { description: "None." }, pointer: "/components/responses/No" },
    });
  });
});

describe("examples", () => {
  const media = { examples: { one: { $ref: "#/components/examples/One" }, "a/b": { value: 2 } } };
  const document = documentOf({}, { components: { examples: { One: { value: 1 } } } });

  test("have a name, a value and a place", () => {
    expect(namedExamples(document, media, "/at")).toEqual([
      { name: "one", node: { value: 1 }, pointer: "/components/examples/One" },
      { name: "a/b", node: { value: 2 }, pointer: "/at/examples/a~1b" },
    ]);
  });

  test("of a request body: the first, whatever media type it is of", () => {
    const body = (content: object) => only({ requestBody: { content } });
    expect(firstRequestExample(document, body({ "a/a": {}, "b/b": media }))).toEqual({ mediaType: "b/b", value: 1 });
    expect(firstRequestExample(document, body({ "a/a": {} }))).toBeUndefined();
    expect(firstRequestExample(document, only({}))).toBeUndefined();
  });

  test.each<[object, unknown]>([
    [{ example: 1, schema: { examples: [2], default: 3, enum: [4] } }, 1],
    [{ schema: { examples: [2], default: 3, enum: [4] } }, 2],
    [{ schema: { default: 3, enum: [4] } }, 3],
    [{ schema: { enum: [4] } }, 4],
    [{ example: 0 }, 0],
  ])("of a parameter %j: %j", (parameter, value) => {
    expect(exampleOf({ name: "p", in: "query", ...parameter }, "/at")).toBe(value);
  });

  test("are asked for where a parameter has none, with its place", () => {
    expect(() => exampleOf({ name: "p", in: "query" }, "/at")).toThrow(
      '/at: the required parameter "p" has no example to call the operation with. Give it an `example`.',
    );
  });
});

test("the address of a server has its variables at their defaults", () => {
  const variables = { host: { default: "h.example" }, port: { default: "1" } };
  expect(serverUrl({ url: "https://{host}:{port}/{other}/v1", variables })).toBe("https://h.example:1//v1");
  expect(serverUrl(undefined)).toBe("");
});
