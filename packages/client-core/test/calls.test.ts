import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isErrorOf, optionsFrom, resultOf, type ProviderCall } from "../src/index.ts";
import { always, serve, type TestServer } from "./support/server.ts";
import { api, connect, rejection } from "./support/things.ts";

let server: TestServer;
afterEach(() => server?.close());

const read = { path: { id: 1 } };
const json = { "content-type": "application/json" };
const answering = async (status: number, body: unknown, headers: Record<string, string> = json, options = {}) => {
  server = await serve(always(status, body, headers));
  return connect({ baseUrl: server.baseUrl, token: "secret-token", retry: false, ...options });
};

describe("a call", () => {
  test("gives the status and headers of its success on request, having been sent once", async () => {
    const client = await answering(200, { id: 1 }, { ...json, "x-request-id": "r-1", "x-more": "2" });
    const call = client.getThing(read) as ProviderCall<unknown>;
    const { data, status, headers, requestId } = await call.withResponse();
    expect({ data, status, requestId }).toEqual({ data: { id: 1 }, status: 200, requestId: "r-1" });
    expect(headers.get("x-more")).toBe("2");
    expect(await call).toBe(data);
    expect(server.seen).toHaveLength(1);
  });

  test("that fails, fails where its response is waited for and nowhere else", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const client = await answering(404, {});
    await expect((client.getThing(read) as ProviderCall<unknown>).withResponse()).rejects.toThrow("404");
    // Node reports after the microtasks.
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("without the body that its operation needs is not sent", async () => {
    const client = await answering(200, {});
    for (const args of [undefined, {}, { body: undefined }, { body: null }]) {
      const error = await rejection(client.replaceThing(args));
      expect(error).toMatchObject({
        name: "ConfigurationError",
        message: expect.stringContaining("body is missing"),
      });
    }
    expect(server.seen).toEqual([]);
  });
});

describe("an HTTP error", () => {
  test("has the headers that say something of the failure, and no other", async () => {
    const shown = { "x-request-id": "r-1", "retry-after": "7", "x-ratelimit-remaining": "0", ...json };
    const client = await answering(429, {}, { ...shown, "set-cookie": "a=b", "x-other": "c", location: "/d" });
    const error = await rejection(client.getThing(read));
    expect(error).toMatchObject({ requestId: "r-1", headers: shown });
    expect(Object.keys(error["headers"] as object)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/cookie|other|location/)]),
    );
  });

  test("shows no credential that its headers repeat", async () => {
    const onResponse = vi.fn();
    const headers = { ...json, "x-request-id": "of secret-token", "x-trace-id": "secret-token" };
    const error = await rejection((await answering(400, {}, headers, { onResponse })).getThing(read));
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("secret-token");
    expect(onResponse).toHaveBeenCalledWith(expect.not.objectContaining({ requestId: expect.anything() }));
  });

  test.each([
    [{ title: "Not allowed", detail: "Only GET." }, "405: Only GET."],
    [{ title: "Not allowed" }, "405: Not allowed"],
    [{ message: "The provider's.", detail: "Only GET." }, "405: The provider's."],
  ])("of application/problem+json says %j as %s", async (body, message) => {
    const client = await answering(405, body, { "content-type": "application/problem+json; charset=utf-8" });
    expect((await rejection(client.getThing(read))).message).toBe(`things getThing: ${message}`);
  });

  test("belongs to the operation that was called", async () => {
    const client = await answering(422, {});
    const { error } = await resultOf(client.getThing(read));
    expect([client.getThing, client.createThing].map((operation) => isErrorOf(operation as never, error))).toEqual([
      true,
      false,
    ]);
    expect(isErrorOf(client.getThing as never, new Error("422"))).toBe(false);
  });
});

test.each([
  ["is not JSON", "created as 12345", {}],
  ["has a number too long for JavaScript", '{"id":12345678901234567890}', {}],
])("the text of a success that %s is kept", async (_, text) => {
  const client = await answering(200, text, { ...json, "x-request-id": "r-1" });
  const error = await rejection(client.createThing({ body: {} }));
  expect(error).toMatchObject({ name: "ContractError", status: 200, body: text, requestId: "r-1" });
});

test("a hook and the log are told which request it was by the provider's name", async () => {
  const onResponse = vi.fn();
  const logger = { debug: vi.fn(), warn: vi.fn() };
  const client = await answering(200, {}, { ...json, "x-request-id": "r-1" }, { onResponse, logger });
  await client.getThing(read);
  expect(onResponse).toHaveBeenCalledWith(expect.objectContaining({ requestId: "r-1", status: 200 }));
  expect(logger.debug).toHaveBeenCalledWith(expect.objectContaining({ requestId: "r-1" }), expect.any(String));
});

describe("drift in the mode throw", () => {
  const drift = { grade: "breaking", provider: "things", operationId: "", status: 200, pointer: "/id" };
  const validation = () => ({ drifts: [{ ...drift, expected: "a number", found: '"7"' }], throws: true });

  test("is told, not thrown, where the call must not be repeated: what was created is returned", async () => {
    const onDrift = vi.fn();
    const client = await answering(200, { id: "7" }, json, { validation, onDrift });
    expect(await client.createThing({ body: {} })).toEqual({ id: "7" });
    expect(onDrift).toHaveBeenCalledTimes(1);
  });

  test("is thrown with what came where the call can be repeated", async () => {
    const client = await answering(200, { id: "7" }, { ...json, "x-request-id": "r-1" }, { validation });
    const error = await rejection(client.getThing(read));
    expect(error).toMatchObject({ name: "ContractError", body: { id: "7" }, requestId: "r-1" });
  });
});

describe("options", () => {
  test("a client with other options has the tokens of the first, and leaves its options alone", async () => {
    const token = vi.fn(async () => ({ value: "t", expiresInMs: 100_000 }));
    const client = await answering(200, {}, json, { token, headers: { "x-a": "1" } });
    await client.getThing(read);
    await client.withOptions({ headers: { "x-a": "2" } }).getThing(read);
    await client.getThing(read);
    expect(server.seen.map(({ headers }) => headers["x-a"])).toEqual(["1", "2", "1"]);
    expect(token).toHaveBeenCalledTimes(1);
  });

  test("maxRetries is how often a read is sent again, whatever else is said of retries", async () => {
    const client = await answering(503, {}, json, { maxRetries: 3, retry: { baseDelayMs: 0 } });
    expect(await rejection(client.getThing(read))).toMatchObject({ attempts: 4 });
    await expect(async () => client.withOptions({ maxRetries: -1 })).rejects.toThrow('"maxRetries" is -1');
  });

  test("plain http to another host needs the option that says how dangerous it is", async () => {
    const sent: string[] = [];
    const fetch = async ({ url }: Request) => sent.push(url) && Response.json({});
    const options = { baseUrl: "http://pbx.example.com/api", token: "t", fetch };
    expect(() => connect(options)).toThrow("Use https or dangerouslyAllowHttp.");
    const client = connect({ ...options, dangerouslyAllowHttp: true });
    await client.getThing(read);
    await client.raw.GET("/things");
    expect(sent).toEqual(["http://pbx.example.com/api/things/1", "http://pbx.example.com/api/things"]);
  });
});

describe("options from an environment", () => {
  test("are the address and the first credentials that are all there", () => {
    const env = {
      THINGS_BASE_URL: "https://a.example",
      THINGS_HOST: "b",
      THINGS_USER: "u",
      THINGS_KEY: "k",
      PATH: "/",
    };
    expect(optionsFrom(api, env)).toEqual({ baseUrl: "https://a.example", key: "k" });
    expect(optionsFrom(api, { ...env, THINGS_BASE_URL: "", THINGS_PASSWORD: "p" })).toEqual({
      host: "b",
      user: "u",
      password: "p",
    });
  });

  test("name the variables where credentials are missing", () => {
    expect(() => optionsFrom(api, {})).toThrow("Set THINGS_TOKEN, or THINGS_USER and THINGS_PASSWORD, or THINGS_KEY.");
    expect(optionsFrom({ ...api, security: [] }, { THINGS_HOST: "h" })).toEqual({ host: "h" });
  });
});
