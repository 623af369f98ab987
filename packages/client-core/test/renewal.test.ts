import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientCredentials, type ClientCredentialsOptions } from "../src/index.ts";
import { startPlatform, type Platform } from "./support/platform.ts";
import { connect as connectThings, rejection } from "./support/things.ts";
import { until } from "./support/until.ts";

let platform: Platform;
beforeEach(async () => void (platform = await startPlatform()));
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await platform.close();
});

const grant: ClientCredentialsOptions = { tokenUrl: "/token", clientId: "id-1", clientSecret: "secret-12345" };
const call = { path: { id: 1 } };

function connect(options: object = {}, credentials: Partial<ClientCredentialsOptions> = {}) {
  return connectThings({
    baseUrl: platform.baseUrl,
    token: clientCredentials({ ...grant, ...credentials }),
    ...options,
  });
}

/** The same call by 50 callers at the same time. */
const fifty = (client: ReturnType<typeof connect>) =>
  Promise.all(Array.from({ length: 50 }, () => client.getThing(call)));

describe("client credentials", () => {
  test("are sent as a form unless the provider wants JSON, with a scope where there is one", async () => {
    await connect({}, { scope: "api://app/.default", clientSecret: "s&1" }).getThing(call);
    await connect({}, { encoding: "json", accept: "application/vnd.token+json" }).getThing(call);
    expect(platform.tokenCalls).toMatchObject([
      {
        method: "POST",
        url: "/token",
        headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
        body: "grant_type=client_credentials&client_id=id-1&client_secret=s%261&scope=api%3A%2F%2Fapp%2F.default",
      },
      {
        headers: { "content-type": "application/json", accept: "application/vnd.token+json" },
        body: '{"grant_type":"client_credentials","client_id":"id-1","client_secret":"secret-12345"}',
      },
    ]);
  });

  test("are exchanged once for many calls, one after the other", async () => {
    const client = connect();
    await client.getThing(call);
    await client.getThing(call);
    expect(platform.tokenCalls).toHaveLength(1);
    expect(platform.calls).toEqual(["GET Bearer token-1", "GET Bearer token-1"]);
  });

  test("are exchanged once by 50 callers at the same time", async () => {
    await fifty(connect());
    expect(platform.tokenCalls).toHaveLength(1);
  });

  test("are never sent to plain http elsewhere", async () => {
    const fetch = () => expect.fail("something was sent");
    const client = connect({ fetch }, { tokenUrl: "http://login.example.com/token" });
    expect(await rejection(client.getThing(call))).toMatchObject({ code: "configuration", operationId: "getThing" });
  });

  test("go to a token URL of another host as it is", async () => {
    const other = await startPlatform();
    try {
      await connect({}, { tokenUrl: new URL("/login/token", other.baseUrl).href }).getThing(call);
      expect(other.tokenCalls).toMatchObject([{ url: "/login/token" }]);
    } finally {
      await other.close();
    }
  });

  test("are sent without a scope where there is none", async () => {
    await connect().getThing(call);
    const body = "grant_type=client_credentials&client_id=id-1&client_secret=secret-12345";
    expect(platform.tokenCalls.map((sent) => sent.body)).toEqual([body]);
  });

  test("are not sent after a redirect", async () => {
    platform.answerToken = () => ({ status: 307, body: {}, headers: { location: "/elsewhere" } });
    expect(await rejection(connect({ retry: false }).getThing(call))).toMatchObject({ code: "http", status: 307 });
    expect(platform.seen).toHaveLength(1);
  });
});

describe("a token is renewed a tenth of its life before it expires, and at most a minute before", () => {
  test.each([
    ["100 seconds", 100, 90_000],
    ["an hour", 3600, 3_540_000],
    ["100 seconds, as text", "100", 90_000],
    ["a time that the answer does not say, taken for an hour", undefined, 3_540_000],
  ])("%s", async (_, life, renewedAfterMs) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const started = Date.now();
    platform.answerToken = (count) => {
      platform.good = `token-${count}`;
      return { status: 200, body: { access_token: platform.good, expires_in: life } };
    };
    const client = connect();
    await client.getThing(call);
    vi.setSystemTime(started + renewedAfterMs - 1);
    await client.getThing(call);
    expect(platform.tokenCalls).toHaveLength(1);
    vi.setSystemTime(started + renewedAfterMs);
    await client.getThing(call);
    expect(platform.calls).toEqual(["GET Bearer token-1", "GET Bearer token-1", "GET Bearer token-2"]);
  });
});

test("a token that has expired already is used once", async () => {
  platform.answerToken = (count) => {
    platform.good = `token-${count}`;
    return { status: 200, body: { access_token: platform.good, expires_in: 0 } };
  };
  const client = connect();
  await client.getThing(call);
  await client.getThing(call);
  expect(platform.calls).toEqual(["GET Bearer token-1", "GET Bearer token-2"]);
});

describe("a 401", () => {
  test("renews the token once and sends a read again", async () => {
    const client = connect();
    await client.getThing(call);
    platform.good = "token-2";
    await client.getThing(call);
    expect(platform.calls).toEqual(["GET Bearer token-1", "GET Bearer token-1", "GET Bearer token-2"]);
  });

  test("met by 50 callers before the token is renewed renews it once", async () => {
    const client = connect();
    await client.getThing(call);
    platform.good = "token-2";
    platform.beforeAnswer = ({ url }) => {
      if (url === "/token") return until(() => platform.calls.length === 51, "50 calls did not meet a 401");
    };
    await fifty(client);
    expect(platform.tokenCalls).toHaveLength(2);
  });

  test("met by 49 of 50 callers after the token was renewed does not renew it again", async () => {
    const client = connect();
    await client.getThing(call);
    platform.good = "token-2";
    platform.beforeAnswer = async ({ headers, url }) => {
      const isFirst = platform.calls.length === 2;
      if (url === "/token" || isFirst || headers.authorization !== "Bearer token-1") return;
      await until(() => platform.calls.includes("GET Bearer token-2"), "the first caller had no new token");
    };
    await fifty(client);
    expect(platform.tokenCalls).toHaveLength(2);
  });

  test("that stays is an error, and does not loop", async () => {
    platform.answerToken = () => ({ status: 200, body: { access_token: "never-good", expires_in: 3600 } });
    expect(await rejection(connect().getThing(call))).toMatchObject({ code: "http", status: 401, attempts: 2 });
    expect(platform.calls).toHaveLength(2);
  });

  test("through raw renews the token as well, and one that stays is returned", async () => {
    const { raw } = connect();
    await raw.GET("/things");
    platform.good = "token-2";
    expect((await raw.GET("/things")).response.status).toBe(200);
    platform.answerToken = () => ({ status: 200, body: { access_token: "never-good", expires_in: 3600 } });
    platform.good = "another";
    const { error, response } = await raw.GET("/things");
    expect([response.status, error]).toEqual([401, { message: "Unauthenticated." }]);
  });

  test("to a creation does not send it again; the next call has a new token", async () => {
    const client = connect();
    await client.getThing(call);
    platform.good = "token-2";
    expect(await rejection(client.createThing({ body: { name: "A" } }))).toMatchObject({ status: 401, attempts: 1 });
    await client.getThing(call);
    expect(platform.calls.slice(1)).toEqual(["POST Bearer token-1", "GET Bearer token-2"]);
  });

  test("with a function that fetches a token calls it again", async () => {
    const tokens = ["old", "token-1"];
    await connect({ token: () => tokens.shift() }).getThing(call);
    expect(platform.calls).toEqual(["GET Bearer old", "GET Bearer token-1"]);
  });
});

describe("a renewal that fails", () => {
  test.each([
    [
      "is refused",
      { status: 401, body: { error: "unauthorized_client", error_description: "AADSTS700016: no such application" } },
      { code: "http", status: 401, providerCode: "unauthorized_client", retryable: false },
      /^things getThing: no access token from 127.0.0.1:\d+: 401: AADSTS700016: no such application$/,
    ],
    [
      "is refused in a message of another name",
      { status: 400, body: { error: "invalid", message: "unknown client" } },
      { code: "http", status: 400, providerCode: "invalid" },
      /: 400: unknown client$/,
    ],
    ["is refused with a code alone", { status: 400, body: { error: "invalid" } }, { code: "http" }, /: 400: invalid$/],
    [
      "repeats the secret",
      { status: 400, body: { message: "secret-12345 is wrong" } },
      { providerMessage: "[redacted] is wrong" },
      /: 400: \[redacted\] is wrong$/,
    ],
    [
      "meets a failing server",
      { status: 503, body: {} },
      { code: "http", status: 503, retryable: true },
      /no access token/,
    ],
    [
      "brings no token",
      { status: 200, body: { token: "x" } },
      { code: "contract", status: 200 },
      /: 200 without an access_token\.$/,
    ],
  ])("because it %s says so, and sends nothing", async (_, answer, fields, message) => {
    platform.answerToken = () => answer;
    const error = await rejection(connect({ retry: false }).getThing(call));
    expect(error).toMatchObject({ provider: "things", operationId: "getThing", ...fields });
    expect(error.message).toMatch(message);
    expect([platform.calls.length, platform.tokenCalls.length]).toEqual([0, 1]);
  });

  test("because nobody answers is a network error, and a read tries again", async () => {
    await platform.close();
    const retries: string[] = [];
    const client = connect({
      retry: { attempts: 2, baseDelayMs: 0 },
      onRetry: ({ reason }: { reason: string }) => retries.push(reason),
    });
    const error = await rejection(client.getThing(call));
    expect(error).toMatchObject({
      code: "network",
      operationId: "getThing",
      retryable: true,
      cause: { code: "ECONNREFUSED" },
    });
    expect(error.message).toMatch(/no access token from .*ECONNREFUSED/);
    expect(retries).toEqual(["network"]);
  });

  test.each([
    ["an error", new RangeError("vault key is canary-99"), "RangeError"],
    ["something else", "canary-99", "string"],
  ])("because the caller's function throws %s names its kind, without its words", async (_, thrown, name) => {
    const token = () => {
      throw thrown;
    };
    const error = await rejection(connect({ token }).getThing(call));
    expect(error).toMatchObject({ code: "configuration", provider: "things", operationId: "getThing" });
    expect(error.message).toBe(
      `things getThing: the function for the credential "token" threw ${name}. Catch it there to see why.`,
    );
  });

  test("because the caller's function never ends is a time limit, for all callers and the function", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const signals: AbortSignal[] = [];
    const token = ({ signal }: { signal: AbortSignal }) => (signals.push(signal), new Promise<string>(() => {}));
    const client = connect({ retry: false, attemptTimeoutMs: 40, token });
    const first = rejection(client.getThing(call));
    await vi.advanceTimersByTimeAsync(20);
    const second = rejection(client.getThing(call));
    await vi.advanceTimersByTimeAsync(19);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(await first).toMatchObject({ code: "timeout", message: "things getThing: no answer within 40 ms." });
    expect(await second).toMatchObject({
      code: "timeout",
      retryable: true,
      operationId: "getThing",
      message: 'things getThing: the function for the credential "token" took more than 40 ms.',
    });
    expect(platform.calls).toEqual([]);
  });
});

test("fetching a credential leaves no timer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const send = vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({}));
  await connect({ token: async () => ({ value: "t", expiresInMs: 1000 }) }).getThing(call);
  expect(send).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test("a function that fetches a credential is given who calls, and what the client sends with", async () => {
  const given: Record<string, unknown>[] = [];
  const token = (context: Record<string, unknown>) => (given.push(context), "token-1");
  await connect({ token }).getThing(call);
  expect(given).toEqual([
    {
      provider: "things",
      operationId: "getThing",
      baseUrl: platform.baseUrl,
      fetch: expect.any(Function),
      signal: expect.any(AbortSignal),
    },
  ]);
});
