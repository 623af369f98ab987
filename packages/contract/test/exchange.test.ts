import { listOperations, type OpenApiDocument, type Operation } from "@demarc/openapi";
import { libraryDocument } from "@demarc/openapi/fixtures";
import { describe, expect, test } from "vitest";
import { recordingFetch } from "../src/exchange/exchange.ts";
import { buildRequest, placeholderCredentials } from "../src/exchange/request-builder.ts";
import type { ContractCase } from "../src/model/case.ts";

const aCase = (rest: Partial<ContractCase>): ContractCase => ({
  id: "id",
  kind: "parameter",
  title: "",
  specPointer: "",
  args: {},
  alternative: 0,
  expect: { status: 200 },
  ...rest,
});

const library = libraryDocument();
const [searchItems, addItem, removeItem] = listOperations(library) as [Operation, Operation, Operation];
const build = (operation: Operation, rest: Partial<ContractCase>, credentials = {}, headers = {}, document = library) =>
  buildRequest(document, operation, aCase(rest), "http://localhost/v2", credentials, headers);

describe("a request that is built from the document", () => {
  test("has each parameter in its place and style", () => {
    const args = {
      query: { filter: { kind: "book", year: 1815 }, tags: ["a b", "c"] },
      header: { "X-Request-Id": "id-1" },
      cookie: { branch: "north east" },
    };
    const request = build(searchItems, { args });
    expect(request.url).toBe("http://localhost/v2/items?filter%5Bkind%5D=book&filter%5Byear%5D=1815&tags=a+b%2Cc");
    expect(Object.fromEntries(request.headers)).toEqual({
      accept: "application/json, text/csv",
      "x-request-id": "id-1",
      cookie: "branch=north%20east",
    });
    expect(request.method).toBe("GET");
  });

  test("has path values encoded, and no body where none is given", async () => {
    const request = build(removeItem, { args: { path: { item_id: "a/b" } } });
    expect([request.method, request.url, await request.text()]).toEqual([
      "DELETE",
      "http://localhost/v2/items/a%2Fb",
      "",
    ]);
    expect(request.headers.has("content-type")).toBe(false);
  });

  test("has its body in the first documented type, or in another that is asked for", async () => {
    const json = build(addItem, { args: { body: { a: 1 } } });
    expect([json.method, json.headers.get("content-type"), await json.text()]).toEqual([
      "POST",
      "application/json",
      '{"a":1}',
    ]);
    const text = build(addItem, { args: { body: "x" }, raw: { contentType: "text/plain" } });
    expect([text.headers.get("content-type"), await text.text()]).toEqual(["text/plain", "x"]);
    const form = build(addItem, {
      args: { body: { a: [1, 2], b: "x y" } },
      raw: { contentType: "application/x-www-form-urlencoded" },
    });
    expect(await form.text()).toBe("a=1&a=2&b=x+y");
    expect(await build(addItem, { args: { body: "x" } }).text()).toBe('"x"');
  });

  test("goes out as it is where a case says how", async () => {
    const request = build(addItem, {
      raw: { method: "PUT", path: "/other", query: [["a", "1"]], contentType: "text/csv", text: "raw" },
      accept: "text/plain",
    });
    expect([
      request.method,
      request.url,
      request.headers.get("content-type"),
      request.headers.get("accept"),
      await request.text(),
    ]).toEqual(["PUT", "http://localhost/v2/other?a=1", "text/csv", "text/plain", "raw"]);
    expect(await build(searchItems, { raw: { text: "a body in a GET" } }).text()).toBe("");
  });

  test("has credentials where their schemes say, and the headers that are given", () => {
    const document: OpenApiDocument = {
      ...library,
      components: {
        ...library.components,
        securitySchemes: {
          basic: { type: "http", scheme: "basic" },
          user: { type: "apiKey", in: "query", name: "auth" },
          session: { type: "apiKey", in: "cookie", name: "sid" },
        },
      },
    };
    const credentials = { ...placeholderCredentials(["basic", "user", "session"]), unknown: "x" };
    const request = build(searchItems, {}, credentials, { Prefer: "code=400" }, document);
    expect(request.url).toBe("http://localhost/v2/items?auth=demarc-user");
    expect(Object.fromEntries(request.headers)).toMatchObject({
      authorization: `Basic ${btoa("demarc-basic:demarc-basic")}`,
      cookie: "sid=demarc-session",
      prefer: "code=400",
    });
    expect(JSON.stringify([...request.headers])).not.toContain('"x"');
  });

  test("asks for anything where no success has a body", () => {
    expect(build(removeItem, { args: { path: { item_id: "b-1" } } }).headers.get("accept")).toBe("*/*");
  });
});

describe("a recording fetch", () => {
  test("keeps what goes through it, and hands it on unchanged", async () => {
    let seen = "";
    const recording = recordingFetch(async (request) => {
      seen = `${request.method} ${request.url} ${request.headers.get("x-a")} ${await request.text()}`;
      return new Response('{"ok":true}', { status: 201, headers: { "x-b": "2" } });
    });
    const response = await recording.fetch(
      new Request("http://localhost/a", { method: "POST", body: '{"a":1}', headers: { "x-a": "1" } }),
    );
    expect([response.status, response.headers.get("x-b"), await response.json()]).toEqual([201, "2", { ok: true }]);
    expect(seen).toBe('POST http://localhost/a 1 {"a":1}');
    expect(recording.take("op")).toMatchObject([
      {
        operationId: "op",
        request: { method: "POST", url: "http://localhost/a", headers: { "x-a": "1" }, body: { a: 1 } },
        response: { status: 201, headers: { "x-b": "2" }, text: '{"ok":true}' },
      },
    ]);
    expect(recording.take("op")).toEqual([]);
  });

  test("keeps a text that is no JSON, and gives no body to a status that has none", async () => {
    const recording = recordingFetch(async () => new Response(null, { status: 204 }));
    const response = await recording.fetch(new Request("http://localhost/a", { method: "POST", body: "{" }));
    expect([response.status, response.body]).toEqual([204, null]);
    await recording.fetch(new Request("http://localhost/a"));
    expect(recording.take("op").map(({ request }) => request.body)).toEqual(["{", undefined]);
  });
});
