import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { always, serve, type TestServer } from "./support/server.ts";
import { connect, rejection, type ThingsClient } from "./support/things.ts";
import { until } from "./support/until.ts";

let server: TestServer | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
});

async function rawClient(options: object = {}): Promise<ThingsClient["raw"]> {
  server = await serve(always(200, { id: 1 }));
  return connect({ baseUrl: server.baseUrl, token: "t", ...options }).raw;
}

/** A middleware that adds its name to a header. */
const mark = (name: string) => ({
  onRequest({ request }: { request: Request }) {
    request.headers.append("x-marks", name);
    return request;
  },
});

describe("the raw client", () => {
  test("returns data and response, and reads in any of openapi-fetch's ways", async () => {
    const raw = await rawClient();
    expect(await raw.GET("/things")).toMatchObject({ data: { id: 1 }, response: { status: 200 } });
    expect((await raw.GET("/things", { parseAs: "text" })).data).toBe('{"id":1}');
    expect((await raw.request("get", "/things")).data).toEqual({ id: 1 });
  });

  test("sends a body of any kind, once, with what belongs to it", async () => {
    const raw = await rawClient();
    const form = new FormData();
    form.set("a", "1");
    await raw.POST("/things", { body: form });
    await raw.PUT("/things", { body: { a: 1 }, headers: { "content-type": "application/merge-patch+json" } });
    expect(server?.seen).toMatchObject([
      {
        method: "POST",
        headers: {
          "content-type": expect.stringMatching(/^multipart\/form-data; boundary=/),
          authorization: "Bearer t",
        },
        body: expect.stringContaining('name="a"'),
      },
      { method: "PUT", headers: { "content-type": "application/merge-patch+json" }, body: '{"a":1}' },
    ]);
  });

  test("keeps its body when credentials are added to the query", async () => {
    const raw = await rawClient({ token: undefined, user: "u", password: "p" });
    await raw.POST("/things", { body: { a: 1 } });
    expect(server?.seen).toMatchObject([{ url: "/base/things?u=u&p=p", body: '{"a":1}' }]);
  });

  test("applies middlewares in the order in which they were given, before the first call and after", async () => {
    const raw = await rawClient();
    const [first, second, third] = [mark("first"), mark("second"), mark("third")];
    raw.use(first, second);
    raw.eject(first);
    await raw.GET("/things");
    raw.use(third);
    await raw.GET("/things");
    raw.eject(second);
    await raw.GET("/things");
    expect(server?.seen.map(({ headers }) => headers["x-marks"])).toEqual(["second", "second, third", "third"]);
  });

  test("says what is wrong with a middleware before anything is sent, and keeps the others", async () => {
    const raw = await rawClient();
    // @ts-expect-error a hook misspelt
    raw.use({ onRequests() {} });
    raw.use(mark("good"));
    expect((await rejection(raw.GET("/things"))).message).toMatch(/Middleware must be an object with/);
    expect(server?.seen).toEqual([]);
    await raw.GET("/things");
    expect(server?.seen.map(({ headers }) => headers["x-marks"])).toEqual(["good"]);
  });

  test("has one client below, however many calls come at once", async () => {
    const raw = await rawClient();
    raw.use(mark("once"));
    await Promise.all([raw.GET("/things"), raw.GET("/things"), raw.GET("/things")]);
    expect(server?.seen.map(({ headers }) => headers["x-marks"])).toEqual(["once", "once", "once"]);
  });

  test("sends no credentials unencrypted to a base URL that comes with a call", async () => {
    const raw = await rawClient();
    expect(await rejection(raw.GET("/things", { baseUrl: "http://h.example.com" }))).toMatchObject({
      code: "configuration",
      message: expect.stringContaining("unencrypted"),
    });
  });

  test.each([
    ["headers", { headers: { "x-a": "canary\r\nX-Evil: 1" } }],
    ["header parameters", { params: { header: { "x-a": "canary\r\nX-Evil: 1" } } }],
  ])("refuses %s that cannot be sent, and does not repeat them", async (_, init) => {
    const raw = await rawClient();
    const error = await rejection(raw.GET("/things", init));
    expect(error).toMatchObject({ code: "configuration", message: expect.stringContaining('"x-a"') });
    expect(`${error.message} ${error.stack}`).not.toContain("canary");
    expect(server?.seen).toEqual([]);
  });

  test("takes headers in every form that openapi-fetch takes", async () => {
    const raw = await rawClient();
    await raw.GET("/things", { headers: new Headers({ "x-a": "1" }) });
    await raw.GET("/things", { headers: { "x-a": 2, "x-b": undefined, "x-c": null } });
    expect(server?.seen.map(({ headers }) => [headers["x-a"], headers["x-b"], headers["x-c"]])).toEqual([
      ["1", undefined, undefined],
      ["2", undefined, undefined],
    ]);
  });

  test.each([
    ["the platform's fetch", {}],
    ["a fetch of the caller's own", { fetch: (request: Request, init: RequestInit) => fetch(request, init) }],
  ])("ends a body that stalls when the caller aborts it, with %s", async (_, fetchOption) => {
    const fetched = vi.spyOn(globalThis, "fetch");
    server = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
    });
    const { raw } = connect({ baseUrl: server.baseUrl, token: "t", ...fetchOption });
    const abort = new AbortController();
    const call = rejection(raw.GET("/things", { signal: abort.signal }));
    await until(() => fetched.mock.settledResults[0]?.type === "fulfilled", "the answer did not begin");
    abort.abort();
    expect(await call).toMatchObject({ name: "AbortError" });
  });

  test.each(["GET", "HEAD"] as const)("sends a %s again after a failure that passes", async (method) => {
    server = await serve((_, response) => response.writeHead(server?.seen.length === 1 ? 503 : 204).end());
    const raw = connect({ baseUrl: server.baseUrl, token: "t", retry: { baseDelayMs: 0 } }).raw as unknown as Record<
      string,
      (path: string) => Promise<{ response: Response }>
    >;
    expect((await raw[method]?.("/things"))?.response.status).toBe(204);
    expect(server.seen.map((seen) => seen.method)).toEqual([method, method]);
  });

  test("returns a failure that stays as it is, with its body", async () => {
    server = await serve(always(503, { message: "later" }));
    const { raw } = connect({ baseUrl: server.baseUrl, token: "t", retry: { baseDelayMs: 0 } });
    const { error, response } = await raw.GET("/things");
    expect([error, response.status, server.seen.length]).toEqual([{ message: "later" }, 503, 3]);
  });

  test.each([".evil.example/x", "@evil.example/x", ":1/x", "things", ""])(
    "sends nothing to a path that would change the host: %j",
    async (path) => {
      const raw = (await rawClient()) as unknown as Record<"GET" | "request", (...args: string[]) => Promise<unknown>>;
      for (const call of [() => raw.GET(path), () => raw.request("get", path)])
        expect(await rejection(call())).toMatchObject({
          code: "configuration",
          message: expect.stringContaining("slash"),
        });
      expect(server?.seen).toEqual([]);
    },
  );

  test("reads no body beyond maxBodyBytes", async () => {
    const raw = await rawClient({ maxBodyBytes: 8 });
    expect((await raw.GET("/things")).data).toEqual({ id: 1 });
    const shorter = connect({ baseUrl: server?.baseUrl, token: "t", maxBodyBytes: 7 }).raw;
    for (const parseAs of ["json", "text", "arrayBuffer"] as const)
      expect(await rejection(shorter.GET("/things", { parseAs }))).toMatchObject({ code: "contract", status: 200 });
  });

  test("waits no longer for a body than a call may take", async () => {
    server = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"id":');
    });
    const { raw } = connect({ baseUrl: server.baseUrl, token: "t", timeoutMs: 200 });
    expect(await rejection(raw.GET("/things"))).toMatchObject({ code: "timeout" });
  });

  test.each([
    [204, ""],
    [404, '{"message":"gone"}'],
    [304, ""],
  ])("keeps the status %i, its text and its headers", async (status, body) => {
    server = await serve((_, response) =>
      response.writeHead(status, "As it is", { "content-type": "application/json", "x-a": "1" }).end(body),
    );
    const { response } = await connect({ baseUrl: server.baseUrl, token: "t" }).raw.GET("/things");
    expect([response.status, response.statusText, response.headers.get("x-a")]).toEqual([status, "As it is", "1"]);
  });

  test("shows no credential in the address of the response", async () => {
    const raw = await rawClient({ token: undefined, user: "u", password: "c4nary" });
    const { response } = await raw.GET("/things", { params: { query: { a: 1 } } });
    expect(server?.seen[0]?.url).toContain("c4nary");
    expect(response.url).toBe(`${server?.baseUrl}/things?a=1`);
    expect(inspect(response, { depth: 9 })).not.toContain("c4nary");
  });

  test("says so where the status is none that HTTP has", async () => {
    server = await serve((_, response) => response.writeHead(700).end());
    const { raw } = connect({ baseUrl: server.baseUrl, token: "t" });
    expect(await rejection(raw.GET("/things"))).toMatchObject({ code: "contract", status: 700 });
  });

  test("sends what changes something once, even where fetch itself would send it again", async () => {
    server = await serve((_, response) => response.writeHead(421).end());
    const { raw } = connect({ baseUrl: server.baseUrl, token: "t" });
    expect((await raw.POST("/things", { body: { a: 1 } })).response.status).toBe(421);
    expect(server.seen).toMatchObject([{ body: '{"a":1}', headers: { "content-length": "7" } }]);
  });

  test("can be waited for by mistake without harm", async () => {
    const raw = await rawClient();
    expect(await raw).toBe(raw);
  });
});
