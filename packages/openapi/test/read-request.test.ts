import { describe, expect, test } from "vitest";
import { libraryDocument, numbersSpec } from "../fixtures/index.ts";
import {
  compileSchemas,
  createRouter,
  listOperations,
  readRequest,
  type OpenApiDocument,
  type Parameter,
} from "../src/index.ts";

interface Sent {
  query?: string;
  body?: string;
  type?: string;
  headers?: Record<string, string>;
}

function reader(document: OpenApiDocument) {
  const schemas = compileSchemas(document);
  const route = createRouter(listOperations(document));
  return (method: string, path: string, { query = "", body = "", type, headers = {} }: Sent = {}) => {
    const found = route(method, path);
    if (!found) throw new Error(`no route for ${method} ${path}`);
    const { values, violations } = readRequest(document, schemas, found.operation, {
      url: `http://localhost${path}${query}`,
      headers: new Headers({ ...headers, ...(type && { "content-type": type }) }),
      path: found.variables,
      text: body,
    });
    return {
      values,
      violations: violations.map(({ status, pointer, expected, additive }) => ({
        status,
        pointer,
        expected,
        additive,
      })),
    };
  };
}

const read = reader(libraryDocument());
const pointers = (violations: { pointer: string }[]) => violations.map(({ pointer }) => pointer);

test("a request needs one parameter at least of each group of x-any-required", () => {
  const document = libraryDocument();
  const operation = document.paths["/items"]?.get;
  Object.assign(operation ?? {}, { "x-any-required": [["tags", "filter"]] });
  const readGroup = reader(document);
  expect(readGroup("GET", "/items", { query: "?tags=a" }).violations).toEqual([]);
  expect(readGroup("GET", "/items").violations).toEqual([
    { status: 422, pointer: "/request/query", expected: "at least one of tags, filter", additive: false },
  ]);
});

describe("a request that the document allows", () => {
  test("has no violation, and values of the documented types, defaults filled in", () => {
    const headers = { "X-Request-Id": "3f0c6c1e-7a52-4c3f-9f1e-0f6a2f6d1b11", cookie: "other=1; branch=south" };
    const { values, violations } = read("GET", "/items", {
      query: "?filter[kind]=book&filter[year]=1815&tags=a,b",
      headers,
    });
    expect(violations).toEqual([]);
    expect(values).toEqual({
      path: {},
      query: { filter: { kind: "book", year: 1815 }, tags: ["a", "b"] },
      header: { "X-Request-Id": "3f0c6c1e-7a52-4c3f-9f1e-0f6a2f6d1b11" },
      cookie: { branch: "south" },
    });
    expect(read("GET", "/items").values.cookie).toEqual({ branch: "north" });
  });

  test("may have a body of the documented type, in any letter case and with parameters", () => {
    const body = JSON.stringify({
      kind: "film",
      id: "f-1",
      title: "M",
      addedAt: "1931-05-11T00:00:00Z",
      minutes: 111,
      shelf: ["B", 1],
    });
    expect(read("POST", "/items", { body, type: "Application/JSON; charset=utf-8" }).violations).toEqual([]);
  });
});

describe("what the document does not allow", () => {
  test.each<[title: string, query: string, pointer: string, expected: string]>([
    ["an undocumented parameter", "?nope=1", "/request/query/nope", "no such parameter: it is not documented"],
    [
      "a value of the wrong type",
      "?filter[kind]=book&filter[year]=soon",
      "/request/query/filter/year",
      "a value of type integer",
    ],
    ["a value outside of the set", "?filter[kind]=song", "/request/query/filter/kind", 'one of ["book","film"]'],
    [
      "a missing field of a parameter",
      "?filter[year]=1815",
      "/request/query/filter/kind",
      "a value: the field is required",
    ],
    ["more entries than allowed", "?tags=a,b,c,d", "/request/query/tags", "to NOT have more than 3 items"],
  ])("%s", (_, query, pointer, expected) => {
    expect(read("GET", "/items", { query }).violations).toContainEqual({
      status: 422,
      pointer,
      expected,
      additive: false,
    });
  });

  test("a path value that breaks its pattern, a header and a cookie that break their schemas", () => {
    expect(pointers(read("DELETE", "/items/7").violations)).toEqual(["/request/path/item_id"]);
    const headers = { "X-Request-Id": "no uuid", cookie: "branch=west" };
    expect(pointers(read("GET", "/items", { headers }).violations)).toEqual([
      "/request/header/X-Request-Id",
      "/request/cookie/branch",
    ]);
  });

  test.each<[title: string, sent: Sent, status: number, pointer: string]>([
    ["no body where one is required", {}, 422, "/request/body"],
    ["malformed JSON", { body: '{"cut": ', type: "application/json" }, 400, "/request/body"],
    ["another media type", { body: "{}", type: "application/vnd.other+json" }, 415, "/request/headers/content-type"],
    ["a body without a media type", { body: "{}" }, 415, "/request/headers/content-type"],
  ])("%s", (_, sent, status, pointer) => {
    expect(read("POST", "/items", sent).violations).toMatchObject([{ status, pointer, additive: false }]);
  });

  test("a body where none is documented", () => {
    expect(read("DELETE", "/items/b-1", { body: "{}", type: "application/json" }).violations).toMatchObject([
      { status: 422, pointer: "/request/body", expected: "no body: none is documented" },
    ]);
  });

  test("an unknown field of a body is additive", () => {
    const { document } = numbersSpec();
    const { violations } = reader(document)("POST", "/numbers", {
      body: '{"e164":"+1","more":1}',
      type: "application/json",
    });
    expect(violations).toEqual([
      {
        status: 422,
        pointer: "/request/body/more",
        expected: "no field of this name: it is not documented",
        additive: true,
      },
    ]);
  });
});

describe("parameters", () => {
  const withParameter = (parameter: Partial<Parameter>) => {
    const { document } = numbersSpec();
    document.paths["/numbers"]?.get?.parameters?.push({ name: "limit", in: "query", ...parameter });
    return reader(document);
  };
  const integer = { type: "integer" };

  test("that are required have to be there", () => {
    const { violations } = withParameter({ required: true, schema: integer })("GET", "/numbers");
    expect(violations).toMatchObject([
      { pointer: "/request/query/limit", expected: "a value: the parameter is required" },
    ]);
  });

  test("must not be empty, unless they are texts or may be", () => {
    const query = "?limit=";
    const empty = (parameter: Partial<Parameter>) => withParameter(parameter)("GET", "/numbers", { query }).violations;
    expect(empty({ schema: integer })).toMatchObject([{ pointer: "/request/query/limit", expected: "a value" }]);
    expect(empty({ schema: { type: "string" } })).toEqual([]);
    expect(pointers(empty({ schema: integer, allowEmptyValue: true }))).toEqual(["/request/query/limit"]);
  });

  test("that every request has are not looked at", () => {
    const accept = { name: "Accept", in: "header" as const, required: true, schema: { const: "nothing" } };
    expect(withParameter(accept)("GET", "/numbers").violations).toEqual([]);
  });

  test("that carry credentials are documented by their scheme", () => {
    const { document } = numbersSpec();
    document.components = {
      ...document.components,
      securitySchemes: { key: { type: "apiKey", in: "query", name: "auth" } },
    };
    expect(reader(document)("GET", "/numbers", { query: "?auth=1" }).violations).toEqual([]);
  });
});

test("a form is read as the object that it stands for", () => {
  const { document } = numbersSpec();
  const body = document.paths["/numbers"]?.post?.requestBody as { content: Record<string, unknown> };
  body.content = {
    "application/x-www-form-urlencoded": {
      schema: { type: "object", required: ["count"], properties: { count: { type: "integer" } } },
    },
    "text/plain": { schema: { type: "string", maxLength: 3 } },
    "application/octet-stream": {},
  };
  const send = (text: string, type: string) =>
    pointers(reader(document)("POST", "/numbers", { body: text, type }).violations);
  expect(send("count=2", "application/x-www-form-urlencoded")).toEqual([]);
  expect(send("count=two", "application/x-www-form-urlencoded")).toEqual(["/request/body/count"]);
  expect(send("other=2", "application/x-www-form-urlencoded")).toEqual(["/request/body/count", "/request/body/other"]);
  expect(send("abc", "text/plain")).toEqual([]);
  expect(send("abcd", "text/plain")).toEqual(["/request/body"]);
  expect(send("anything", "application/octet-stream")).toEqual([]);
});

test("a cookie that is not percent-encoded text is a violation and no exception", () => {
  const { values, violations } = read("GET", "/items", { headers: { cookie: "branch=%E0%A4%A" } });
  expect(values.cookie).toEqual({ branch: "%E0%A4%A" });
  expect(violations).toMatchObject([{ pointer: "/request/cookie/branch", status: 422 }]);
});
