import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { fetch as undiciFetch } from "undici";
import { clientCredentials, type FetchLike } from "../src/index.ts";
import { always, serve, type TestServer } from "./support/server.ts";
import { connect, rejection } from "./support/things.ts";

let server: TestServer;
afterEach(() => server.close());

const undici = undiciFetch as unknown as FetchLike;

describe("a fetch that does not know the platform's Request", () => {
  test.each<[string, FetchLike]>([
    ["as it is", undici],
    ["with options of its own", (request, init) => undici(request, { ...init, keepalive: false })],
  ])("sends method, headers and body, %s", async (_, fetch) => {
    server = await serve(always(200, { id: 1 }));
    const client = connect({ baseUrl: server.baseUrl, key: "k0", fetch });
    expect(await client.createThing({ body: { a: 1 } })).toEqual({ id: 1 });
    await client.getThing({ path: { id: 1 } });
    await client.raw.GET("/things");
    expect(server.seen).toMatchObject([
      { method: "POST", headers: { "x-key": "k0", "content-type": "application/vnd.things+json" }, body: '{"a":1}' },
      { method: "GET", url: "/base/things/1", headers: { "x-key": "k0", accept: "application/vnd.things+json" } },
      { method: "GET", url: "/base/things", headers: { "x-key": "k0" } },
    ]);
  });

  test("fetches a token", async () => {
    server = await serve(always(200, { access_token: "token-1" }));
    const token = clientCredentials({ tokenUrl: "/token", clientId: "id", clientSecret: "secret" });
    await connect({ baseUrl: server.baseUrl, token, fetch: undici }).getThing({ path: { id: 1 } });
    expect(server.seen).toMatchObject([
      { method: "POST", url: "/token", body: expect.stringContaining("client_id=id") },
      { method: "GET", headers: { authorization: "Bearer token-1" } },
    ]);
  });

  test("says that there was no connection as the platform's does", async () => {
    server = await serve(always(200, {}));
    await server.close();
    const client = connect({ baseUrl: server.baseUrl, key: "k0", fetch: undici, retry: { baseDelayMs: 0 } });
    const error = await rejection(client.getThing({ path: { id: 1 } }));
    expect(error).toMatchObject({ name: "NetworkError", attempts: 3, cause: { code: "ECONNREFUSED" } });
  });
});

describe("an error in the caller's own fetch", () => {
  const failing = async (thrown: unknown, options: object = {}) => {
    server = await serve(always(200, {}));
    const fetch = () => Promise.reject(thrown);
    return rejection(connect({ baseUrl: server.baseUrl, token: "t", fetch, ...options }).getThing({ path: { id: 1 } }));
  };

  test("keeps its name, its message and where it was thrown, and is not repeated", async () => {
    const thrown = new TypeError("agent.dispatch is not a function");
    const error = await failing(thrown);
    expect(error).toMatchObject({
      name: "NetworkError",
      message: "things getThing: the client's own fetch threw TypeError: agent.dispatch is not a function",
      attempts: 1,
      retryable: false,
      cause: { name: "TypeError", message: thrown.message, stack: thrown.stack },
    });
  });

  test("need not be an Error", async () => {
    expect(await failing("no agent")).toMatchObject({ message: expect.stringContaining("no agent"), attempts: 1 });
  });

  test("shows neither credential nor query", async () => {
    const options = { token: undefined, user: "canary-u", password: "canary-p" };
    const error = await failing(new Error("refused https://h.example.com/?u=canary-u&p=canary-p"), options);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("canary");
  });

  test.each([
    ["by its code", Object.assign(new Error("x"), { cause: Object.assign(new Error("y"), { code: "ECONNRESET" }) })],
    ["by its message", new TypeError("Failed to fetch")],
  ])("that is a network failure %s is repeated", async (_, thrown) => {
    const error = await failing(thrown, { retry: { baseDelayMs: 0 } });
    expect(error).toMatchObject({ name: "NetworkError", attempts: 3, retryable: true });
  });
});
