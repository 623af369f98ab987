import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createAudiocodesLiveClient, entraClientCredentials } from "@demarc/audiocodes-live";
import { cloudlxClientCredentials, createCloudlxClient, type ProviderError } from "@demarc/cloudlx";

interface Platform {
  origin: string;
  /** The bodies of the calls for a token. */
  tokenCalls: { url: string; type: string | undefined; body: string }[];
  calls: string[];
  /** The token that is good now. */
  good: string;
  answerToken: (count: number) => { status: number; body: object };
  expiresIn: number;
}

let close: () => Promise<void> = async () => {};
afterEach(() => close());

/** A platform that issues tokens and takes the last one. */
async function platform(): Promise<Platform> {
  const state: Platform = {
    origin: "",
    tokenCalls: [],
    calls: [],
    good: "token-1",
    expiresIn: 3600,
    answerToken: (count) => ({
      status: 200,
      body: {
        access_token: (state.good = `token-${count}`),
        token_type: "client_credentials",
        expires_in: state.expiresIn,
      },
    }),
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const reply = (status: number, json: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    if (/token$/.test(request.url ?? "")) {
      state.tokenCalls.push({ url: request.url ?? "", type: request.headers["content-type"], body });
      const answer = state.answerToken(state.tokenCalls.length);
      // Long enough for other callers to come in between.
      setTimeout(() => reply(answer.status, answer.body), 20);
      return;
    }
    state.calls.push(`${request.method} ${request.headers.authorization}`);
    if (request.headers.authorization === `Bearer ${state.good}`) reply(200, { customers: [] });
    else reply(401, { message: "Unauthenticated." });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return state;
}

function cloudlx(state: Platform) {
  return createCloudlxClient({
    baseUrl: state.origin,
    accessToken: cloudlxClientCredentials({ clientId: "id-1", clientSecret: "secret-12345" }),
  });
}

async function rejection(promise: Promise<unknown>): Promise<ProviderError & Record<string, unknown>> {
  return promise.then(
    () => expect.fail("expected a rejection"),
    (error) => error,
  );
}

describe("client credentials", () => {
  test("of CloudLX are sent as JSON to the path of its page, once for many calls", async () => {
    const state = await platform();
    const client = cloudlx(state);
    await client.listCustomers();
    await client.listCustomers();
    expect(state.tokenCalls).toEqual([
      {
        url: "/api/oauth2/access-token",
        type: "application/json",
        body: '{"grant_type":"client_credentials","client_id":"id-1","client_secret":"secret-12345"}',
      },
    ]);
    expect(state.calls).toEqual(["GET Bearer token-1", "GET Bearer token-1"]);
  });

  test("of Microsoft Entra are sent as a form, with directory and scope", async () => {
    const state = await platform();
    const accessToken = entraClientCredentials({
      authority: state.origin,
      tenantId: "t/1",
      clientId: "id-1",
      clientSecret: "s&1",
      scope: "api://app/.default",
    });
    await createAudiocodesLiveClient({ baseUrl: state.origin, accessToken }).listCustomers();
    expect(state.tokenCalls).toEqual([
      {
        url: "/t%2F1/oauth2/v2.0/token",
        type: "application/x-www-form-urlencoded",
        body: "grant_type=client_credentials&client_id=id-1&client_secret=s%261&scope=api%3A%2F%2Fapp%2F.default",
      },
    ]);
  });

  test("are fetched once by 50 callers at once", async () => {
    const state = await platform();
    const client = cloudlx(state);
    await Promise.all(Array.from({ length: 50 }, () => client.listCustomers()));
    expect(state.tokenCalls).toHaveLength(1);
  });

  test("are renewed shortly before they expire", async () => {
    const state = await platform();
    // Ninety milliseconds of a hundred are used.
    state.expiresIn = 0.1;
    const client = cloudlx(state);
    await client.listCustomers();
    await new Promise((resolve) => setTimeout(resolve, 95));
    await client.listCustomers();
    expect(state.calls).toEqual(["GET Bearer token-1", "GET Bearer token-2"]);
  });

  test("are never sent to plain http elsewhere", async () => {
    const accessToken = entraClientCredentials({
      authority: "http://login.example.com",
      tenantId: "t",
      clientId: "id",
      clientSecret: "secret-12345",
      scope: "s",
    });
    const fetch = () => expect.fail("something was sent");
    expect(
      await rejection(createAudiocodesLiveClient({ host: "h.example.com", accessToken, fetch }).listCustomers()),
    ).toMatchObject({ code: "configuration" });
  });
});

describe("a 401", () => {
  test("renews the token once and sends a read again", async () => {
    const state = await platform();
    const client = cloudlx(state);
    await client.listCustomers();
    state.good = "token-2";
    await client.listCustomers();
    expect(state.calls).toEqual(["GET Bearer token-1", "GET Bearer token-1", "GET Bearer token-2"]);
  });

  test("met by 50 callers at once renews the token once", async () => {
    const state = await platform();
    const client = cloudlx(state);
    await client.listCustomers();
    state.good = "token-2";
    const results = await Promise.all(Array.from({ length: 50 }, () => client.listCustomers()));
    expect(results).toHaveLength(50);
    expect(state.tokenCalls).toHaveLength(2);
  });

  test("that stays is an error, and does not loop", async () => {
    const state = await platform();
    const client = cloudlx(state);
    state.answerToken = () => ({ status: 200, body: { access_token: "never-good", expires_in: 3600 } });
    expect(await rejection(client.listCustomers())).toMatchObject({ code: "http", status: 401, attempts: 2 });
    expect(state.calls).toHaveLength(2);
  });

  test("through raw renews the token as well, and hands over a 401 that stays", async () => {
    const state = await platform();
    const client = cloudlx(state);
    await client.raw.GET("/api/customers");
    state.good = "token-2";
    expect((await client.raw.GET("/api/customers")).response.status).toBe(200);
    state.answerToken = () => ({ status: 200, body: { access_token: "never-good", expires_in: 3600 } });
    state.good = "another";
    const { error, response } = await client.raw.GET("/api/customers");
    expect([response.status, error]).toEqual([401, { message: "Unauthenticated." }]);
  });

  test("to a creation does not send it again; the next call has a new token", async () => {
    const state = await platform();
    const client = cloudlx(state);
    await client.listCustomers();
    state.good = "token-2";
    expect(await rejection(client.createCustomer({ body: { name: "A" } }))).toMatchObject({ status: 401, attempts: 1 });
    await client.listCustomers();
    expect(state.calls.slice(1)).toEqual(["POST Bearer token-1", "GET Bearer token-2"]);
  });

  test("with a function that fetches a token calls it again", async () => {
    const state = await platform();
    const tokens = ["old", "token-1"];
    await createCloudlxClient({ baseUrl: state.origin, accessToken: () => tokens.shift() ?? "" }).listCustomers();
    expect(state.calls).toEqual(["GET Bearer old", "GET Bearer token-1"]);
  });
});

describe("a renewal that fails", () => {
  test.each([
    [
      "is refused",
      { status: 401, body: { error: "unauthorized_client", error_description: "AADSTS700016: no such application" } },
      { code: "http", status: 401, providerCode: "unauthorized_client", retryable: false },
      /no access token from 127.0.0.1:\d+: 401: AADSTS700016/,
    ],
    [
      "meets a server in trouble",
      { status: 503, body: {} },
      { code: "http", status: 503, retryable: true },
      /no access token/,
    ],
    [
      "brings no token",
      { status: 200, body: { token: "x" } },
      { code: "contract", status: 200 },
      /200 without an access_token/,
    ],
  ])("because it %s says so, and sends nothing", async (_, answer, fields, message) => {
    const state = await platform();
    state.answerToken = () => answer;
    const error = await rejection(
      createCloudlxClient({
        baseUrl: state.origin,
        retry: false,
        accessToken: cloudlxClientCredentials({ clientId: "id-1", clientSecret: "secret-12345" }),
      }).listCustomers(),
    );
    expect(error).toMatchObject({ provider: "cloudlx", operationId: "listCustomers", ...fields });
    expect(error.message).toMatch(message);
    expect([state.calls.length, state.tokenCalls.length]).toEqual([0, 1]);
  });

  test("because nobody answers is a network error, and a read tries again", async () => {
    const state = await platform();
    const accessToken = cloudlxClientCredentials({ clientId: "id-1", clientSecret: "secret-12345" });
    await close();
    const retries: string[] = [];
    const client = createCloudlxClient({
      baseUrl: state.origin,
      accessToken,
      retry: { attempts: 2, baseDelayMs: 1 },
      onRetry: ({ reason }) => retries.push(reason),
    });
    const error = await rejection(client.listCustomers());
    expect(error).toMatchObject({
      code: "network",
      operationId: "listCustomers",
      retryable: true,
      cause: { code: "ECONNREFUSED" },
    });
    expect(error.message).toMatch(/no access token from .*ECONNREFUSED/);
    expect(retries).toEqual(["network"]);
    expect(state.calls).toEqual([]);
  });

  test("because the caller's function throws says so, without its words", async () => {
    const state = await platform();
    const accessToken = () => {
      throw new RangeError("vault key is canary-99");
    };
    const error = await rejection(createCloudlxClient({ baseUrl: state.origin, accessToken }).listCustomers());
    expect(error).toMatchObject({
      code: "configuration",
      message: expect.stringContaining('the credential "accessToken" threw RangeError'),
    });
    expect(String(error)).not.toContain("canary");
  });

  test("because the caller's function never ends is a time limit", async () => {
    const state = await platform();
    const error = await rejection(
      createCloudlxClient({
        baseUrl: state.origin,
        retry: false,
        attemptTimeoutMs: 40,
        accessToken: () => new Promise<string>(() => {}),
      }).listCustomers(),
    );
    expect(error).toMatchObject({ code: "timeout" });
  });
});
