import { describe, expect, test } from "vitest";
import { runErrorOf } from "../src/check/run-error.ts";
import type { LiveCall } from "../src/model/call.ts";
import type { LiveExchange } from "../src/model/call.ts";

const claims = Buffer.from(JSON.stringify({ exp: 1_700_000_000 })).toString("base64url");
const context = {
  baseUrlVariable: "ACME_URL",
  credentialVariables: ["ACME_TOKEN"],
  prose: (text: string) => text,
  permissionStatuses: [402],
  token: `header.${claims}.signature`,
};

/** An exchange that was answered with a status, a text and headers. */
function answered(status: number, text = "{}", headers: Record<string, string> = {}): LiveExchange {
  const request = { method: "GET", url: "https://acme.example.com/list", headers: {}, body: undefined };
  return { operationId: "list", startedAt: "", durationMs: 0, request, response: { status, headers, text } };
}

function runError(changes: Partial<LiveCall>, status = changes.exchanges?.at(-1)?.response.status) {
  const call = { operationId: "list", args: {}, label: "list", exchanges: [], tokens: [], durationMs: 0, ...changes };
  return runErrorOf(context, call, status);
}

const failure = (code: string, retryAfterMs?: number) => ({
  name: "",
  message: "what the client says.",
  code,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});
const html = { "content-type": "text/html" };

describe("a call shows nothing about the contract", () => {
  test.each<[string, Partial<LiveCall>, string, string, string]>([
    ["where the run was stopped", { error: failure("abort") }, "interrupted", "stopped", "Run it again"],
    ["where the host is unknown", { failure: "ENOTFOUND" }, "network", "ENOTFOUND", "ACME_URL"],
    ["where the certificate is not trusted", { failure: "CERT_HAS_EXPIRED" }, "network", "CERT", "NODE_EXTRA_CA_CERTS"],
    [
      "where the client refuses to send",
      { error: failure("configuration") },
      "configuration",
      "client says",
      "ACME_TOKEN",
    ],
    [
      "where the time was up",
      { error: failure("timeout"), exchanges: [answered(200)] },
      "network",
      "client says",
      "network",
    ],
    [
      "where a sign-in page came",
      { exchanges: [answered(200, "<html>Sign in", html)] },
      "sign-in page",
      "200",
      "base URL",
    ],
    [
      "at too many requests",
      { exchanges: [answered(429)], error: failure("http", 1500) },
      "rate limit",
      "for 2 s",
      "--rate",
    ],
    ["during maintenance", { exchanges: [answered(503)] }, "maintenance", "503", "status page"],
    ["where a gateway answers", { exchanges: [answered(504)] }, "network", "504", "later"],
    [
      "where no token was issued",
      { tokens: [answered(400, '{"error":"invalid_client","error_description":"unknown"}')] },
      "credentials",
      "400, invalid_client: unknown",
      "ACME_TOKEN",
    ],
    [
      "where the token has expired",
      { exchanges: [answered(401)] },
      "credentials",
      "expired at 2023-11-14",
      ".env.example",
    ],
    ["where the account lacks a permission", { exchanges: [answered(402)] }, "permission", "402", "ACME_TOKEN"],
  ])("%s", (_, changes, kind, message, advice) => {
    expect(runError(changes)).toEqual({
      kind,
      call: "list",
      message: expect.stringContaining(message),
      advice: expect.stringContaining(advice),
    });
  });
});

test.each<[string, Partial<LiveCall>]>([
  ["a success", { exchanges: [answered(200)] }],
  ["an error of the provider", { exchanges: [answered(500)], error: failure("http") }],
  ["a refusal that is no permission", { exchanges: [answered(403)], error: failure("http") }],
  ["a broken connection", { exchanges: [{ ...answered(200), cut: "broken" }], error: failure("network") }],
  ["JSON with the media type of HTML", { exchanges: [answered(200, '{"name":"Login Ltd"}', html)] }],
  ["a page that says nothing", { exchanges: [answered(500, "<html>Oops", html)] }],
  ["a token endpoint that is gone", { tokens: [answered(404)] }],
])("%s shows something about the contract", (_, changes) => {
  expect(runError(changes)).toBeUndefined();
});
