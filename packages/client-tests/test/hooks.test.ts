import { afterEach, describe, expect, test, vi } from "vitest";
import { createCloudlxClient } from "@demarc/cloudlx";
import type { BehaviourCase } from "../behaviour/case.ts";
import { serveReplies, type CannedServer } from "../behaviour/server.ts";

let server: CannedServer;
afterEach(() => server.close());

async function connect(replies: BehaviourCase["replies"], options: object) {
  server = await serveReplies(replies, { id: 1 });
  return createCloudlxClient({
    baseUrl: server.origin,
    accessToken: "canary-token",
    retry: { baseDelayMs: 5 },
    ...options,
  });
}

const update = { path: { customer_id: 4711 }, body: { name: "Canary Ltd" }, retry: true };

describe("hooks", () => {
  test("are told of each attempt, answer and retry, by template and never by value", async () => {
    const told: unknown[] = [];
    const note = (kind: string) => (info: object) => told.push({ kind, ...info });
    const client = await connect([503, "ok"], {
      onRequest: note("request"),
      onResponse: note("response"),
      onRetry: note("retry"),
    });
    await client.updateCustomer(update);
    const common = {
      provider: "cloudlx",
      operationId: "updateCustomer",
      method: "PATCH",
      path: "/api/customers/{customer_id}",
    };
    expect(told).toEqual([
      { kind: "request", ...common, attempt: 1 },
      { kind: "response", ...common, attempt: 1, status: 503, durationMs: expect.any(Number) },
      { kind: "retry", ...common, attempt: 1, reason: "503", delayMs: expect.any(Number) },
      { kind: "request", ...common, attempt: 2 },
      { kind: "response", ...common, attempt: 2, status: 200, durationMs: expect.any(Number) },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/canary|4711/i);
  });

  test("that throw or reject do not break a call", async () => {
    const bad = () => {
      throw new Error("no");
    };
    const client = await connect([503, "ok"], {
      onRequest: bad,
      onResponse: async () => Promise.reject(new Error("no")),
      onRetry: bad,
      logger: { debug: bad, warn: bad },
    });
    await expect(client.updateCustomer(update)).resolves.toEqual({ id: 1 });
  });
});

describe("a logger", () => {
  test("gets one line of text for each answer and retry, which console and pino both take", async () => {
    const logger = { debug: vi.fn(), warn: vi.fn() };
    await (await connect([503, "ok"], { logger })).updateCustomer(update);
    expect(logger.warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^cloudlx updateCustomer PATCH \/api\/customers\/\{customer_id\}, attempt 1: 503, again in \d+ ms$/,
        ),
      ],
    ]);
    expect(logger.debug.mock.calls.map(([line]) => line)).toEqual([
      expect.stringMatching(/attempt 1: 503 in \d+ ms$/),
      expect.stringMatching(/attempt 2: 200 in \d+ ms$/),
    ]);
  });
});

describe("a validation", () => {
  const drift = {
    grade: "breaking" as const,
    provider: "cloudlx",
    operationId: "listCustomers",
    status: 200,
    pointer: "/customers",
    expected: "an array",
    found: "nothing",
  };

  test("is given each answer, and its drifts reach the hook", async () => {
    const validation = vi.fn(() => ({ drifts: [drift], throws: false }));
    const onDrift = vi.fn();
    const client = await connect(["ok"], { validation, onDrift });
    await client.listCustomers();
    expect(validation).toHaveBeenCalledWith({
      provider: "cloudlx",
      operation: expect.objectContaining({ operationId: "listCustomers" }),
      status: 200,
      mediaType: "application/json",
      query: {},
      body: { id: 1 },
    });
    expect(onDrift).toHaveBeenCalledWith(drift);
  });

  test("throws for a broken promise where it says so, and never for an addition", async () => {
    const client = await connect(["ok"], { validation: () => ({ drifts: [drift], throws: true }) });
    await expect(client.listCustomers()).rejects.toMatchObject({
      code: "contract",
      message:
        "cloudlx listCustomers: 200 whose body breaks the document at /customers: expected an array, found nothing.",
    });
    await server.close();
    const additive = await connect(["ok"], {
      validation: () => ({ drifts: [{ ...drift, grade: "additive" as const }], throws: true }),
    });
    await expect(additive.listCustomers()).resolves.toEqual({ id: 1 });
  });
});
