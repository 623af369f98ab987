import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { readAnswer } from "../src/answer/answer.ts";
import { ProviderError } from "../src/index.ts";
import { always, serve, type TestServer } from "./support/server.ts";
import { api, connect, rejection } from "./support/things.ts";

let server: TestServer;
afterEach(() => server.close());

async function failWith(status: number, body: unknown, headers?: Record<string, string>) {
  server = await serve(always(status, body, headers));
  return rejection(connect({ baseUrl: server.baseUrl, token: "t", retry: false }).getThing({ path: { id: 1 } }));
}

describe("an answer", () => {
  test("that is a success is its body", async () => {
    server = await serve(always(200, { id: 1 }));
    expect(await connect({ baseUrl: server.baseUrl, token: "t", retry: false }).getThing({ path: { id: 1 } })).toEqual({
      id: 1,
    });
  });

  test("without a body is undefined", async () => {
    server = await serve(always(204, ""));
    expect(
      await connect({ baseUrl: server.baseUrl, token: "t", retry: false }).getThing({ path: { id: 1 } }),
    ).toBeUndefined();
  });

  test("that is an error says provider, operation, status and the provider's own words", async () => {
    const error = await failWith(422, { code: 17, field: "name", message: "too\nlong" });
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({
      name: "HttpError",
      code: "http",
      provider: "things",
      operationId: "getThing",
      status: 422,
      httpStatus: 422,
      providerCode: "17",
      providerKey: "name",
      providerMessage: "too\nlong",
    });
    expect(error.message).toBe('things getThing: 422 at "name": too long');
  });

  test.each([
    ["an empty body", "", "things getThing: 500: no body", undefined],
    ["null", "null", "things getThing: 500", null],
    ["false", "false", "things getThing: 500", false],
    [
      "a page of HTML",
      "<!doctype html><title>Down</title>",
      "things getThing: 500: a page of HTML or XML instead of JSON",
      "<!doctype html><title>Down</title>",
    ],
    ["a page of HTML after blanks", "\n <html>", /^things getThing: 500: a page of HTML or XML/, "\n <html>"],
    ["plain text", "try later", "things getThing: 500: try later", "try later"],
    ["plain text with a sign of HTML", "1 < 2", "things getThing: 500: 1 < 2", "1 < 2"],
    ["a message that is no text", '{"message":true}', "things getThing: 500", { message: true }],
    ["a message that is empty", '{"message":""}', "things getThing: 500", { message: "" }],
    ["a message that is a number", '{"message":7}', "things getThing: 500: 7", { message: 7 }],
  ])("of 500 with %s is an error", async (_, body, message, kept) => {
    const error = await failWith(500, body, { "content-type": "text/plain" });
    expect(error).toMatchObject({ status: 500, body: kept });
    expect(error.message).toMatch(message instanceof RegExp ? message : new RegExp(`^${message}$`));
  });

  test("of 200 that is not JSON is an error, not a bare SyntaxError", async () => {
    expect(await failWith(200, '{"cut', { "content-type": "application/json" })).toMatchObject({
      name: "ContractError",
      code: "contract",
      status: 200,
      operationId: "getThing",
      message:
        "things getThing: 200 with a body that is not JSON (application/json, 5 characters). Is this a sign-in or proxy page?",
    });
  });

  test("of 200 that is not JSON is an error without a content type too", async () => {
    expect((await failWith(200, "OK", {})).message).toContain("not JSON (no content type, 2 characters)");
  });

  test("with an integer that JavaScript would change is an error with what to do", async () => {
    expect((await failWith(200, "[9007199254740993]")).message).toBe(
      'things getThing: 200 with the number 9007199254740993, which JavaScript cannot represent. Read it through raw with parseAs "text".',
    );
  });

  test("has a message of one line without blanks at its ends, cut at 300 characters", async () => {
    const start = "things getThing: 400: ";
    const messageOf = async (message: string) => (await failWith(400, { message })).message;
    expect(await messageOf(" a \r\n\t b ")).toBe(`${start}a b`);
    expect(await messageOf("x".repeat(300 - start.length))).toBe(start + "x".repeat(300 - start.length));
    expect(await messageOf("x".repeat(301 - start.length))).toBe(`${start}${"x".repeat(299 - start.length)}…`);
  });

  test("that never comes is a network error with its reason", async () => {
    server = await serve(always(200, {}));
    await server.close();
    expect(
      await rejection(connect({ baseUrl: server.baseUrl, token: "t", retry: false }).getThing({ path: { id: 1 } })),
    ).toMatchObject({
      name: "NetworkError",
      message: expect.stringMatching(/ECONNREFUSED/),
      cause: { code: "ECONNREFUSED" },
    });
  });

  test("that never comes for no known reason is a network error without a cause", async () => {
    server = await serve(always(200, {}));
    const fetch = () => Promise.reject(new TypeError("fetch failed for https://u:p@h.example.com"));
    const error = await rejection(
      connect({ baseUrl: server.baseUrl, token: "t", retry: false, fetch }).getThing({ path: { id: 1 } }),
    );
    expect(error).toMatchObject({ name: "NetworkError", code: "network", attempts: 1, retryable: true });
    expect(error.message).toBe(`things getThing: no answer from ${new URL(server.baseUrl).host}.`);
    expect(error.cause).toBeUndefined();
  });

  test("that never comes has a cause without the address that was asked for", async () => {
    server = await serve(always(200, {}));
    await server.close();
    const error = await rejection(
      connect({ baseUrl: server.baseUrl, user: "u", password: "canary", retry: false }).getThing({ path: { id: 1 } }),
    );
    expect(Object.keys(error.cause as object)).toEqual(["code"]);
    expect(inspect(error, { depth: null })).not.toContain("canary");
  });

  test("through raw is returned as it is", async () => {
    server = await serve(always(404, "null"));
    const { error, response } = await connect({ baseUrl: server.baseUrl, token: "t", retry: false }).raw.GET("/things");
    expect([error, response.status]).toEqual([null, 404]);
  });
});

test("an error's message acts on no terminal", async () => {
  const message = "a\u001b[31mb\u0007c\u202ed\u200be\u0085f";
  expect((await failWith(400, JSON.stringify({ message }))).message).toBe("things getThing: 400: a [31mb c d e f");
});

describe("the status that counts", () => {
  test.each([
    [199, false],
    [200, true],
    [299, true],
    [300, false],
    [304, false],
    [400, false],
  ])("of %i is a success: %s", (status, expected) => {
    const response = { status, ok: status >= 200 && status <= 299 } as Response;
    expect(readAnswer({}, response, "").ok).toBe(expected);
    const inBody = readAnswer({ statusInBody: "/code" }, new Response(), JSON.stringify({ code: status }));
    expect([inBody.status, inBody.ok]).toEqual([status, expected]);
  });

  test.each([300, 304])("of %i fails the call", async (status) => {
    expect(await failWith(status, "")).toMatchObject({ code: "http", status, retryable: false });
  });
});

describe("a status in the body", () => {
  const described = { ...api, statusInBody: "/code" };

  test.each([
    [
      "fails the call although HTTP says success, and the error says both",
      200,
      { code: "402" },
      { status: 402, httpStatus: 200, message: "things getThing: 402 (in the body of HTTP 200)" },
    ],
    ["counts for any success of HTTP", 299, { code: "402" }, { status: 402, httpStatus: 299 }],
    ["counts as a number too", 200, { code: 503 }, { status: 503, httpStatus: 200, retryable: true }],
    ["does not hide that HTTP says failure", 503, { code: "200" }, { status: 503, httpStatus: 503 }],
  ])("%s", async (_, status, body, expected) => {
    server = await serve(always(status, body));
    expect(
      await rejection(
        connect({ baseUrl: server.baseUrl, token: "t", retry: false }, described).getThing({ path: { id: 1 } }),
      ),
    ).toMatchObject(expected);
  });

  test.each([
    ["of success", { code: "204" }],
    ["that is none, of four digits", { code: "4020" }],
    ["that is none, with other text", { code: "x402" }],
    ["that is not there", { id: 1 }],
  ])("%s leaves the call a success", async (_, body) => {
    server = await serve(always(200, body));
    expect(
      await connect({ baseUrl: server.baseUrl, token: "t", retry: false }, described).getThing({ path: { id: 1 } }),
    ).toEqual(body);
  });
});

describe("an error", () => {
  test.each([
    ["a bearer token", { token: "canary/secret+1" }],
    ["a pair in the query", { user: "someone", password: "canary/secret+1" }],
    ["a header of its own", { key: "canary/secret+1" }],
  ])("shows no credential by any way of printing, sent as %s", async (_, credentials) => {
    server = await serve(({ url, headers }, response) =>
      response
        .writeHead(400)
        .end(JSON.stringify({ message: `you sent ${url} ${headers.authorization} ${headers["x-key"]}` })),
    );
    const client = connect({ baseUrl: server.baseUrl, ...credentials });
    const error = await rejection(client.getThing({ path: { id: 1 } }));
    const printed = [
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: 10, showHidden: true }),
      inspect(client, { depth: 10, showHidden: true }),
    ].join("\n");
    expect(printed).toContain("[redacted]");
    expect(printed).not.toMatch(/canary|secret/);
  });
});
