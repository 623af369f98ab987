import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { isSuccess } from "../src/answer.ts";
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
    ["plain text", "try later", "things getThing: 500: try later", "try later"],
  ])("of 500 with %s is an error", async (_, body, message, kept) => {
    expect(await failWith(500, body, { "content-type": "text/plain" })).toMatchObject({
      message,
      status: 500,
      body: kept,
    });
  });

  test("of 200 that is not JSON is an error, not a bare SyntaxError", async () => {
    expect(await failWith(200, '{"cut', { "content-type": "application/json" })).toMatchObject({
      name: "ContractError",
      code: "contract",
      status: 200,
      operationId: "getThing",
    });
  });

  test("has a message of one line and at most 300 characters", async () => {
    const { message } = await failWith(400, { message: "long ".repeat(200) });
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).not.toContain("\n");
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

  test("that never comes has a cause without the address that was asked for", async () => {
    server = await serve(always(200, {}));
    await server.close();
    const error = await rejection(
      connect({ baseUrl: server.baseUrl, user: "u", password: "canary", retry: false }).getThing({ path: { id: 1 } }),
    );
    expect(Object.keys(error.cause as object)).toEqual(["code"]);
    expect(inspect(error, { depth: null })).not.toContain("canary");
  });

  test("through raw is handed over as it is", async () => {
    server = await serve(always(404, "null"));
    const { error, response } = await connect({ baseUrl: server.baseUrl, token: "t", retry: false }).raw.GET("/things");
    expect([error, response.status]).toEqual([null, 404]);
  });
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
    expect(isSuccess({ status })).toBe(expected);
  });

  test.each([300, 304])("of %i fails the call", async (status) => {
    expect(await failWith(status, "")).toMatchObject({ code: "http", status, retryable: false });
  });
});

describe("a status in the body", () => {
  const described = { ...api, statusInBody: "/code" };

  test.each([
    ["fails the call although HTTP says success", 200, { code: "402" }, { status: 402, httpStatus: 200 }],
    ["does not hide that HTTP says failure", 503, { code: "200" }, { status: 503, httpStatus: 503 }],
  ])("%s", async (_, status, body, expected) => {
    server = await serve(always(status, body));
    expect(
      await rejection(
        connect({ baseUrl: server.baseUrl, token: "t", retry: false }, described).getThing({ path: { id: 1 } }),
      ),
    ).toMatchObject(expected);
  });

  test("of success is a success", async () => {
    server = await serve(always(200, { code: "204" }));
    expect(
      await connect({ baseUrl: server.baseUrl, token: "t", retry: false }, described).getThing({ path: { id: 1 } }),
    ).toEqual({ code: "204" });
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
