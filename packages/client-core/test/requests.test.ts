import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { always, serve, type TestServer } from "./support/server.ts";
import { api, connect, rejection } from "./support/things.ts";
import { until } from "./support/until.ts";

let server: TestServer;
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await server.close();
});

describe("a request", () => {
  test("asks for the documented media type and sends the documented one", async () => {
    server = await serve(always(200, {}));
    await connect({ baseUrl: server.baseUrl, token: "t" }).createThing({ body: { a: 1 } });
    expect(server.seen).toMatchObject([
      {
        method: "POST",
        url: "/base/things",
        body: '{"a":1}',
        headers: { accept: "application/json", "content-type": "application/vnd.things+json" },
      },
    ]);
  });

  test("carries the headers of the client and of the call, the call's winning", async () => {
    server = await serve(always(200, {}));
    const client = connect({ baseUrl: server.baseUrl, token: "t", headers: { "x-a": "client", "x-b": "client" } });
    await client.getThing({ path: { id: 1 }, headers: { "x-b": "call" } });
    expect(server.seen[0]?.headers).toMatchObject({ "x-a": "client", "x-b": "call" });
  });

  test("has one header where names differ in case only", async () => {
    server = await serve(always(200, {}));
    const client = connect({ baseUrl: server.baseUrl, token: "t", headers: { "X-A": "client" } });
    await client.createThing({ body: {}, headers: { "x-a": "call", "content-type": "application/json" } });
    expect(server.seen[0]?.headers).toMatchObject({ "x-a": "call", "content-type": "application/json" });
  });

  test("with a header value of two lines is not sent, and the error does not repeat it", async () => {
    server = await serve(always(200, {}));
    const error = await rejection(
      connect({ baseUrl: server.baseUrl, token: "t" }).getThing({ path: { id: 1 }, headers: { "x-a": "one\r\ntwo" } }),
    );
    expect(error).toMatchObject({
      code: "configuration",
      operationId: "getThing",
      message: expect.stringContaining('"x-a"'),
    });
    expect(`${error.message} ${error.stack}`).not.toContain("two");
    expect(server.seen).toEqual([]);
  });

  test.each([
    ["a bearer token", { token: "t0" }, { url: "/base/things/1", headers: { authorization: "Bearer t0" } }],
    ["a header of its own", { key: "k0" }, { url: "/base/things/1", headers: { "x-key": "k0" } }],
    ["a pair in the query", { user: "a&b", password: "p w" }, { url: "/base/things/1?u=a%26b&p=p+w" }],
  ])("carries credentials as %s", async (_, credentials, expected) => {
    server = await serve(always(200, {}));
    await connect({ baseUrl: server.baseUrl, ...credentials }).getThing({ path: { id: 1 } });
    expect(server.seen[0]).toMatchObject(expected);
  });

  test("carries no more than that, and no body where there is none", async () => {
    server = await serve(always(200, {}));
    await connect({ baseUrl: server.baseUrl, token: "t" }).getThing({ path: { id: 1 } });
    expect(server.seen).toMatchObject([{ method: "GET", body: "" }]);
    expect(Object.keys(server.seen[0]?.headers ?? {}).filter((name) => name.startsWith("content-"))).toEqual([]);
  });

  test("is JSON where the document does not name another media type", async () => {
    server = await serve(always(200, {}));
    await connect({ baseUrl: server.baseUrl, token: "t" }).updateThing({ path: { id: 1 }, body: { a: 1 } });
    expect(server.seen).toMatchObject([{ method: "PATCH", headers: { "content-type": "application/json" } }]);
  });

  test("carries a credential in place of a header of the same name that the caller gives", async () => {
    server = await serve(always(200, {}));
    await connect({ baseUrl: server.baseUrl, key: "k0", headers: { "X-Key": "mine" } }).getThing({ path: { id: 1 } });
    expect(server.seen).toMatchObject([{ headers: { "x-key": "k0" } }]);
  });

  test("keeps its body and its query when credentials are added to the query", async () => {
    server = await serve(always(200, {}));
    await connect({ baseUrl: server.baseUrl, user: "u", password: "p" }).createThing({
      query: { q: "" },
      body: { a: 1 },
    });
    expect(server.seen).toMatchObject([{ url: "/base/things?q=&u=u&p=p", body: '{"a":1}' }]);
  });

  test("fetches a credential anew each time", async () => {
    server = await serve(always(200, {}));
    let count = 0;
    const client = connect({ baseUrl: server.baseUrl, token: async () => `t${++count}` });
    await client.getThing({ path: { id: 1 } });
    await client.raw.GET("/things");
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("is given to a fetch of the caller's own as one Request, credentials and body in it", async () => {
    server = await serve(always(200, { id: 1 }));
    const given: [Request, RequestInit][] = [];
    const own = (request: Request, init: RequestInit) => {
      given.push([request.clone(), init]);
      request.headers.set("x-own", "1");
      return fetch(request, init);
    };
    const client = connect({ baseUrl: server.baseUrl, key: "k0", fetch: own, headers: { "X-A": "a" } });
    expect(await client.createThing({ body: { a: 1 } })).toEqual({ id: 1 });
    await client.raw.GET("/things");
    expect(server.seen).toMatchObject([
      {
        method: "POST",
        headers: { "x-own": "1", "x-key": "k0", "x-a": "a", "content-type": "application/vnd.things+json" },
        body: '{"a":1}',
      },
      { method: "GET", headers: { "x-own": "1", "x-key": "k0", "x-a": "a" } },
    ]);
    for (const [request, init] of given) {
      expect(request).toBeInstanceOf(Request);
      expect(init).toEqual({ signal: expect.any(AbortSignal), redirect: "manual" });
    }
  });

  test("goes through whatever fetch the platform has when it is sent", async () => {
    server = await serve(always(200, {}));
    const client = connect({ baseUrl: server.baseUrl, token: "t" });
    const platform = vi.spyOn(globalThis, "fetch");
    await client.getThing({ path: { id: 1 } });
    expect(platform).toHaveBeenCalledOnce();
  });

  test("has as much time as a timer can be set for where the limits are infinite", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const answers: ServerResponse[] = [];
    server = await serve((_, response) => void answers.push(response));
    const client = connect({ baseUrl: server.baseUrl, token: "t", timeoutMs: Infinity, attemptTimeoutMs: Infinity });
    const call = client.getThing({ path: { id: 1 }, timeoutMs: Infinity });
    await until(() => answers.length === 1, "nothing was sent");
    await vi.advanceTimersByTimeAsync(3_600_000);
    answers[0]?.end("{}");
    expect(await call).toEqual({});
  });

  test("encodes a path value", async () => {
    server = await serve(always(200, {}));
    await connect({ baseUrl: server.baseUrl, token: "t" }).getThing({ path: { id: "a/b?c#d" } });
    expect(server.seen[0]?.url).toBe("/base/things/a%2Fb%3Fc%23d");
  });

  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  const form = new FormData();
  form.set("a", "1");

  test.each([
    ["a Map", { a: new Map() }, '"a" is a Map'],
    ["a Set", { a: [new Set()] }, '"0" is a Set'],
    ["a form", form, '"" is a FormData'],
    ["a Blob", { a: new Blob(["x"]) }, '"a" is a Blob'],
    ["bytes", { a: new Uint8Array(1) }, '"a" is a Uint8Array'],
    ["a parsed query", new URLSearchParams("a=1"), '"" is a URLSearchParams'],
    ["a symbol", { a: Symbol("s") }, '"a" is a Symbol'],
    ["a function", () => 1, '"" is a Function'],
    ["a circle", circle, "an argument cannot be sent (TypeError)"],
    ["what is nested too deeply", JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`), "(RangeError)"],
    [
      "a getter that throws",
      Object.defineProperty({}, "a", { enumerable: true, get: () => JSON.parse("c4nary") }),
      "an argument cannot be sent (SyntaxError)",
    ],
  ])("with %s as its body is refused by name", async (_, body, message) => {
    server = await serve(always(200, {}));
    const error = await rejection(connect({ baseUrl: server.baseUrl, token: "t" }).createThing({ body }));
    expect(error).toMatchObject({ code: "configuration", message: expect.stringContaining(message) });
    expect(inspect(error)).not.toContain("c4nary");
    expect(server.seen).toEqual([]);
  });

  test.each([
    ["path", { path: { id: "\ud800" } }],
    ["query", { path: { id: 1 }, query: { q: "\udc00" } }],
  ])("with half a surrogate pair in its %s is refused", async (_, args) => {
    server = await serve(always(200, {}));
    const error = await rejection(connect({ baseUrl: server.baseUrl, token: "t" }).getThing(args));
    expect(error).toMatchObject({ code: "configuration", message: expect.stringContaining("(URIError)") });
    expect(server.seen).toEqual([]);
  });

  test("takes dates, objects of a class and objects without a prototype as JSON does", async () => {
    server = await serve(always(200, {}));
    class Thing {
      id = 1;
    }
    const plain = Object.assign(Object.create(null), { date: new Date(0), thing: new Thing() });
    await connect({ baseUrl: server.baseUrl, token: "t" }).createThing({ body: plain });
    expect(server.seen[0]?.body).toBe('{"date":"1970-01-01T00:00:00.000Z","thing":{"id":1}}');
  });

  test("can be sent as a form by POST, credentials and all, where the provider takes that", async () => {
    server = await serve(always(200, {}));
    const client = connect(
      { baseUrl: server.baseUrl, user: "u&", password: "p", sendAs: "form" },
      { ...api, formPost: true },
    );
    await client.getThing({ path: { id: 1 }, query: { q: "a b" } });
    expect(server.seen).toMatchObject([
      {
        method: "POST",
        url: "/base/things/1",
        body: "q=a+b&u=u%26&p=p",
        headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/vnd.things+json" },
      },
    ]);
  });

  test("by POST without a body is sent as a form too", async () => {
    server = await serve(always(200, {}));
    const client = connect(
      { baseUrl: server.baseUrl, user: "u", password: "p", sendAs: "form" },
      { ...api, formPost: true },
    );
    await client.createThing({ query: { secret: "s" } });
    expect(server.seen).toMatchObject([{ method: "POST", url: "/base/things", body: "secret=s&u=u&p=p" }]);
  });

  test("with a body is sent as ever by a client that sends forms", async () => {
    server = await serve(always(200, {}));
    const client = connect(
      { baseUrl: server.baseUrl, user: "u", password: "p", sendAs: "form" },
      { ...api, formPost: true },
    );
    await client.createThing({ body: { a: 1 } });
    expect(server.seen).toMatchObject([{ method: "POST", url: "/base/things?u=u&p=p", body: '{"a":1}' }]);
  });
});
