import { describe, expect, test } from "vitest";
import {
  bodyOf,
  credentialParameters,
  credentialPlace,
  credentialPlaces,
  documentedType,
  inRange,
  isJson,
  jsonOf,
  listOperations,
  parseMediaType,
  placeOfScheme,
  responseFor,
  variantFor,
  withoutCredentials,
  writeCredential,
  type OpenApiDocument,
  type Operation,
} from "../src/index.ts";

describe("a media type", () => {
  test("is read without regard to case and blanks, its parameters' values as they are", () => {
    expect(parseMediaType(' Application/JSON ; Charset="UTF-8"; q=0.5; flag')).toEqual({
      essence: "application/json",
      parameters: { charset: "UTF-8", q: "0.5" },
    });
    expect(parseMediaType("text/plain; note=a=b")?.parameters).toEqual({ note: "a" });
  });

  test.each([null, undefined, "", " ", ";charset=utf-8"])("is none in %j", (header) => {
    expect(parseMediaType(header)).toBeUndefined();
  });

  test.each<[given: string, documented: string[], found: string | undefined]>([
    ["application/json", ["text/csv", "application/json"], "application/json"],
    ["Application/JSON; charset=utf-8", ["application/json"], "application/json"],
    ["application/json", ["application/json; v=2"], undefined],
    ["application/json; v=2; charset=utf-8", ["application/json; v=2"], "application/json; v=2"],
    ["application/json; v=A", ["application/json; v=a"], "application/json; v=a"],
    ["application/json; v=3", ["application/json; v=2"], undefined],
    ["application/vnd.a+json", ["application/json", "application/vnd.b+json"], undefined],
    ["text/csv", ["text/*", "text/csv"], "text/csv"],
    ["text/csv", ["application/json", "text/*"], "text/*"],
    ["image/png", ["*/*"], "*/*"],
    ["textual/csv", ["text/*"], undefined],
    ["", ["application/json"], undefined],
  ])("%j of %j is %j", (given, documented, found) => {
    expect(documentedType(given, documented)).toBe(found);
  });

  test.each<[string, string, boolean]>([
    ["text/csv", "text/*", true],
    ["text/csv", "*/*", true],
    ["text/csv", "text/csv;q=0.5", true],
    ["text/csv", "text/plain", false],
    ["text/csv", "", false],
  ])("%s lies in %j: %s", (essence, range, lies) => {
    expect(inRange(essence, range)).toBe(lies);
  });

  test.each<[string | undefined, boolean]>([
    ["application/json", true],
    ["APPLICATION/JSON; charset=utf-8", true],
    ["application/vnd.a.v1+json", true],
    ["application/jsonp", false],
    ["text/json", false],
    ["application/xml+jsonish", false],
    [undefined, false],
  ])("%j is JSON: %s", (type, json) => {
    expect(isJson(type)).toBe(json);
  });
});

describe("where a credential goes", () => {
  const securitySchemes: NonNullable<OpenApiDocument["components"]>["securitySchemes"] = {
    token: { type: "http", scheme: "Bearer" },
    basic: { type: "http", scheme: "Basic" },
    oauth: { type: "oauth2" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    user: { type: "apiKey", in: "query", name: "auth_user" },
    session: { type: "apiKey", in: "cookie", name: "sid" },
    nowhere: { type: "apiKey", name: "N" },
  };
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: {},
    components: { securitySchemes },
  };

  test("is by the scheme's type, place and name", () => {
    expect(Object.fromEntries(credentialPlaces(document))).toEqual({
      token: { in: "header", name: "Authorization", prefix: "Bearer" },
      basic: { in: "header", name: "Authorization", prefix: "Basic" },
      oauth: { in: "header", name: "Authorization", prefix: "Bearer" },
      key: { in: "header", name: "X-Key" },
      user: { in: "query", name: "auth_user" },
      session: { in: "cookie", name: "sid" },
      nowhere: { in: "header", name: "N" },
    });
    expect(credentialPlace({ type: "apiKey", in: "query" }).name).toBe("");
    expect(placeOfScheme(document, "key")).toEqual({ in: "header", name: "X-Key" });
    expect(placeOfScheme(document, "unknown")).toBeUndefined();
    expect(credentialParameters(document)).toEqual(["auth_user"]);
    expect(credentialPlaces({ ...document, components: {} })).toEqual([]);
  });

  test("is written with its prefix, and of Basic in base64", () => {
    const write = (scheme: string) =>
      writeCredential(placeOfScheme(document, scheme) ?? { in: "header", name: "" }, "a:b");
    expect([write("token"), write("basic"), write("key")]).toEqual(["Bearer a:b", "Basic YTpi", "a:b"]);
  });

  test("is empty in a request without it, and the rest of the request stays", async () => {
    const request = new Request("http://localhost/x?auth_user=me&limit=1", {
      method: "POST",
      body: "text",
      headers: { authorization: "Bearer t", "x-key": "k", cookie: "sid=1; other=2", "x-other": "o" },
    });
    const without = withoutCredentials(document, request, ["token", "key", "user", "session", "unknown"]);
    expect(without.url).toBe("http://localhost/x?limit=1");
    expect(Object.fromEntries(without.headers)).toMatchObject({ cookie: "other=2", "x-other": "o" });
    expect([without.headers.has("authorization"), without.headers.has("x-key")]).toEqual([false, false]);
    expect([without.method, await without.text()]).toEqual(["POST", "text"]);
  });

  test("stays where the scheme is not named", () => {
    const request = new Request("http://localhost/?auth_user=me", { headers: { "x-key": "k" } });
    const without = withoutCredentials(document, request, ["token"]);
    expect([without.url, without.headers.get("x-key")]).toEqual(["http://localhost/?auth_user=me", "k"]);
  });
});

describe("a documented response", () => {
  const responses = (...statuses: string[]) =>
    listOperations({
      openapi: "3.1.0",
      info: { title: "", version: "" },
      paths: {
        "/a": {
          get: {
            operationId: "a",
            responses: Object.fromEntries(statuses.map((status) => [status, { description: status }])),
          },
        },
      },
    })[0] as Operation;

  test("is the status' own before that of its class, and that before the default", () => {
    const operation = responses("default", "4XX", "404");
    const found = [404, 403, 500, "404"].map((status) => responseFor(operation, status)?.node.description);
    expect(found).toEqual(["404", "4XX", "default", "404"]);
    expect(responseFor(responses("200"), 404)).toBeUndefined();
  });
});

describe("the result variant of a query", () => {
  const operation = {
    resultVariants: [
      { name: "rows", query: {}, schema: "Rows" },
      { name: "count", query: { count: 1 }, schema: "Count" },
      { name: "both", query: { count: 1, pages: 1 }, schema: "Both" },
    ],
  } as unknown as Operation;
  const name = (query: string) => variantFor(operation, new URLSearchParams(query))?.name;

  test("is the first one all of whose values are there, the empty one last", () => {
    expect([name(""), name("count=1"), name("count=2"), name("pages=1&count=1")]).toEqual([
      "rows",
      "count",
      "rows",
      "count",
    ]);
    expect(variantFor({ resultVariants: [] } as unknown as Operation, new URLSearchParams())).toBeUndefined();
  });
});

describe("the body of a response", () => {
  test("is parsed once, however often it is asked for", () => {
    const response = { status: 200, headers: {}, text: '{"a":1}' };
    expect(jsonOf(response)).toBe(jsonOf(response));
    expect(bodyOf(response)).toEqual({ a: 1 });
  });

  test("is the text where it is no JSON", () => {
    const response = { status: 200, headers: {}, text: "{" };
    expect([jsonOf(response).parsed, bodyOf(response)]).toEqual([false, "{"]);
  });
});
