import { describe, expect, test } from "vitest";
import { resolveBaseUrl } from "../src/transport/base-url.ts";
import { api, connect, rejection } from "./support/things.ts";

const reached = { fetch: () => Promise.reject(new Error("something was sent")), token: "t", host: "h.example.com" };

describe("a base URL", () => {
  test.each([
    [{ host: "h.example.com" }, "https://h.example.com/api"],
    [{ host: "h.example.com:8443", prefix: "/local" }, "https://h.example.com:8443/local/api"],
    [{ server: "demo" }, "https://demo.example.com/api"],
    [{ baseUrl: "https://h.example.com/x//" }, "https://h.example.com/x"],
  ])("of %j is %s", (choice, expected) => {
    expect(resolveBaseUrl(api, choice)).toBe(expected);
  });

  test.each([
    [{}, /"host" is missing/],
    [{ host: "" }, /"host" is missing/],
    [{ host: "https://h.example.com" }, /"host" has characters not allowed/],
    [{ host: "h.example.com?x=" }, /"host" has characters not allowed/],
    [{ host: "user@h.example.com" }, /"host" has characters not allowed/],
    [{ host: "h.example.com", prefix: "/../other" }, /"prefix" has characters not allowed/],
    [{ server: "staging" }, /no server "staging".*production, demo/],
    [{ baseUrl: "h.example.com" }, /must be a URL/],
    [{ baseUrl: 7 }, /must be a URL/],
    [{ baseUrl: "https://{host}/api" }, /variable in braces/],
    [{ baseUrl: "https://u:p@h.example.com" }, /contains credentials/],
    [{ baseUrl: "https://h.example.com?a=b" }, /^things: the base URL has a query or a fragment\. Remove it\.$/],
    [{ baseUrl: "https://h.example.com#a" }, /query or a fragment/],
    [{ baseUrl: "https://:p@h.example.com" }, /contains credentials/],
    [{ baseUrl: "https://h.example.com/%7bhost%7D" }, /variable in braces/],
    [{ baseUrl: "ftp://localhost" }, /starts with ftp:\/\/, which would send credentials unencrypted/],
  ])("of %j is refused", (choice, message) => {
    expect(() => resolveBaseUrl(api, choice)).toThrow(message);
  });
});

test("a server that is not there is refused with what to do, where servers have no names", () => {
  const unnamed = { ...api, servers: [{ url: "https://h.example.com", variables: {} }] };
  expect(resolveBaseUrl(unnamed, {})).toBe("https://h.example.com");
  expect(() => resolveBaseUrl(unnamed, { server: "demo" })).toThrow(
    'things: there is no server "demo". Pass a baseUrl.',
  );
});

describe("plain http, which would send credentials unencrypted,", () => {
  test.each(["localhost:4010", "api.localhost", "127.0.0.1:4010", "127.10.200.3", "[::1]:4010"])(
    "is allowed to this machine: %s",
    (host) => {
      expect(resolveBaseUrl(api, { baseUrl: `http://${host}/x` })).toBe(`http://${host}/x`);
    },
  );

  test.each([
    "h.example.com",
    "notlocalhost",
    "localhost.example.com",
    "127.0.0.1.example.com",
    "128.0.0.1",
    "[::2]",
    "0.0.0.0",
  ])("is refused to any other: %s", (host) => {
    expect(() => resolveBaseUrl(api, { baseUrl: `http://${host}/x` })).toThrow("unencrypted");
  });
});

describe("credentials", () => {
  test.each([
    ["missing", {}, /Pass the option "token", or "user" and "password", or "key"/],
    ["one of a pair", { user: "u" }, /credentials are missing/],
  ])("that are %s are refused when the client is made", (_, credentials, message) => {
    expect(() => connect({ host: "h.example.com", ...credentials })).toThrow(message);
  });

  test.each([
    ["empty", ""],
    ["of two lines", "canary\r\nX-Evil: 1"],
    ["not text", 7],
  ])("that are %s are refused before anything is sent, and not repeated", async (_, token) => {
    const error = await rejection(connect({ ...reached, token: () => token }).getThing({ path: { id: 1 } }));
    expect(error).toMatchObject({
      name: "ConfigurationError",
      code: "configuration",
      message: 'things getThing: the credential "token" must be a non-empty single line of Latin-1 text.',
    });
  });
});

test("no credentials are needed or sent where the document has no security", async () => {
  const sent: Request[] = [];
  const fetch = async (request: Request) => (sent.push(request), Response.json({}));
  const client = connect({ baseUrl: "https://h.example.com", fetch }, { ...api, security: [] });
  await client.getThing({ path: { id: 1 } });
  expect(sent.map(({ url, headers }) => [url, Object.fromEntries(headers)])).toEqual([
    ["https://h.example.com/things/1", { accept: "application/vnd.things+json" }],
  ]);
});

describe("sendAs", () => {
  const connectAs = (sendAs: unknown, formPost: boolean) =>
    connect({ baseUrl: "https://h.example.com", key: "k", sendAs }, { ...api, ...(formPost && { formPost }) });

  test.each([
    ["form", false, 'things: the option "sendAs" is "form". It must be "query".'],
    ["body", true, 'things: the option "sendAs" is "body". It must be "query" or "form".'],
  ])("of %j is refused where the provider takes a form: %s", (sendAs, formPost, message) => {
    expect(() => connectAs(sendAs, formPost)).toThrow(message);
  });

  test.each([undefined, "query"])("of %j sends a query", (sendAs) => {
    expect(() => connectAs(sendAs, false)).not.toThrow();
    expect(() => connectAs(sendAs, true)).not.toThrow();
  });
});

describe("a path value", () => {
  test.each([
    ["empty", ""],
    ["a dot", "."],
    ["two dots", ".."],
    ["missing", undefined],
    ["null", null],
    ["not a number", Number.NaN],
    ["an object", {}],
  ])("that is %s is refused before anything is sent", async (_, id) => {
    expect(await rejection(connect(reached).getThing({ path: { id } }))).toMatchObject({
      code: "configuration",
      operationId: "getThing",
      message: expect.stringContaining('"id"'),
    });
  });

  test("is missing where there is no path at all, through raw as well", async () => {
    expect(await rejection(connect(reached).getThing())).toMatchObject({ code: "configuration" });
    expect(await rejection(connect(reached).raw.GET("/things/{id}"))).toMatchObject({ code: "configuration" });
    expect(await rejection(connect(reached).raw.GET("/things/{id}", { params: { path: { id: ".." } } }))).toMatchObject(
      { code: "configuration" },
    );
  });
});

describe("a limit", () => {
  test.each([
    ["timeoutMs", { timeoutMs: Number.NaN }],
    ["attemptTimeoutMs", { attemptTimeoutMs: "5" }],
    ["maxBodyBytes", { maxBodyBytes: -1 }],
    ["attempts", { retry: { attempts: undefined } }],
    ["baseDelayMs", { retry: { baseDelayMs: null } }],
  ])("%s that is not a number of at least 0 is refused when the client is made", (name, options) => {
    expect(() => connect({ ...reached, ...options })).toThrow(`things: the option "${name}" is `);
  });

  test("of 0 is allowed", () => {
    expect(() => connect({ ...reached, maxBodyBytes: 0, retry: { baseDelayMs: 0 } })).not.toThrow();
  });

  test("of a call follows the same rule", async () => {
    expect(await rejection(connect(reached).getThing({ path: { id: 1 }, timeoutMs: Number.NaN }))).toMatchObject({
      code: "configuration",
      operationId: "getThing",
      message: expect.stringContaining('"timeoutMs"'),
    });
  });
});

describe("a value of a body", () => {
  test("that is a number which JSON represents exactly is sent", async () => {
    const fetch = async (request: Request) => new Response(await request.text());
    const body = { a: Number.MAX_SAFE_INTEGER, b: -0.5, c: "1", d: null };
    expect(await connect({ ...reached, fetch }).createThing({ body })).toEqual(body);
  });

  test.each([
    ["is not a number", Number.NaN],
    ["is infinite", Infinity],
    ["is an integer above 2^53", 2 ** 53],
    ["is a bigint", 1n],
  ])("that %s is refused before anything is sent", async (_, value) => {
    expect(await rejection(connect(reached).createThing({ body: { deep: [{ id: value }] } }))).toMatchObject({
      code: "configuration",
      operationId: "createThing",
      message: expect.stringContaining('"id"'),
    });
  });
});

test("headers of the client that cannot be sent are refused when it is made, and not repeated", () => {
  const make = () => connect({ ...reached, headers: { "x-a": "canary\r\nX-Evil: 1" } });
  expect(make).toThrow('"x-a" is not a valid header.');
  expect(make).not.toThrow("canary");
});
