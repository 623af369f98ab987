import { afterEach, describe, expect, test, vi } from "vitest";
import { serve, type TestServer } from "./support/server.ts";
import { connect as connectThings } from "./support/things.ts";

let server: TestServer;
afterEach(() => server.close());

/** A client of a server that fails once. */
async function connect(options: object) {
  server = await serve(({ method }, response) =>
    response.writeHead(server.seen.length === 1 ? 503 : 200).end(JSON.stringify({ method })),
  );
  return connectThings({ baseUrl: server.baseUrl, token: "canary-token", retry: { baseDelayMs: 0 }, ...options });
}

const update = { path: { id: 4711 }, body: { name: "Canary Ltd" }, retry: true };
const info = { provider: "things", operationId: "updateThing", method: "PATCH", path: "/things/{id}" };

describe("hooks", () => {
  test("are called for each attempt, answer and retry, with the path template and never with a value", async () => {
    const calls: unknown[] = [];
    const note = (hook: string) => (given: object) => calls.push({ hook, ...given });
    const client = await connect({
      onRequest: note("request"),
      onResponse: note("response"),
      onRetry: note("retry"),
    });
    await client.updateThing(update);
    expect(calls).toEqual([
      { hook: "request", ...info, attempt: 1 },
      { hook: "response", ...info, attempt: 1, status: 503, durationMs: expect.any(Number) },
      { hook: "retry", ...info, attempt: 1, reason: "503", delayMs: 0 },
      { hook: "request", ...info, attempt: 2 },
      { hook: "response", ...info, attempt: 2, status: 200, durationMs: expect.any(Number) },
    ]);
    expect(JSON.stringify(calls)).not.toMatch(/canary|4711/i);
  });

  test("learn of a failure without an answer by the code of its error", async () => {
    const reasons: string[] = [];
    const client = await connect({ onRetry: ({ reason }: { reason: string }) => reasons.push(reason) });
    await server.close();
    await expect(client.updateThing(update)).rejects.toMatchObject({ code: "network" });
    expect(reasons).toEqual(["network", "network"]);
  });

  test("are not called for a call that was aborted before it began", async () => {
    const onRequest = vi.fn();
    const client = await connect({ onRequest });
    const signal = AbortSignal.abort();
    await expect(client.updateThing({ ...update, signal })).rejects.toMatchObject({ code: "abort" });
    expect(onRequest).not.toHaveBeenCalled();
    expect(server.seen).toEqual([]);
  });

  test("learn how long an attempt took, from its start to the last byte", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      vi.advanceTimersByTime(1000);
      const durations: number[] = [];
      const client = await connect({
        onResponse: ({ durationMs }: { durationMs: number }) => durations.push(durationMs),
      });
      server.seen.push = (...all) => (vi.advanceTimersByTime(40), Array.prototype.push.apply(server.seen, all));
      await client.updateThing(update);
      expect(durations).toEqual([40, 40]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("that throw or reject do not break a call", async () => {
    const bad = () => {
      throw new Error("no");
    };
    const client = await connect({
      onRequest: bad,
      onResponse: async () => Promise.reject(new Error("no")),
      onRetry: bad,
      logger: { debug: bad, warn: bad },
    });
    await expect(client.updateThing(update)).resolves.toEqual({ method: "PATCH" });
  });
});

describe("a logger", () => {
  test("gets fields and a line of text for each answer and retry, which console and pino both take", async () => {
    const logger = { debug: vi.fn(), warn: vi.fn() };
    await (await connect({ logger })).updateThing(update);
    const call = "things updateThing PATCH /things/{id}, attempt";
    expect(logger.warn.mock.calls).toEqual([
      [{ ...info, attempt: 1, delayMs: 0, reason: "503" }, `${call} 1: 503, retry in 0 ms`],
    ]);
    const lines = logger.debug.mock.calls.map(([fields, line]) => [fields, String(line).replace(/\d+ ms$/, "N ms")]);
    const durationMs = expect.any(Number);
    expect(lines).toEqual([
      [{ ...info, attempt: 1, status: 503, durationMs }, `${call} 1: 503 in N ms`],
      [{ ...info, attempt: 2, status: 200, durationMs }, `${call} 2: 200 in N ms`],
    ]);
  });

  test("gets calls through raw without their path, which may contain identifiers", async () => {
    const logger = { debug: vi.fn(), warn: vi.fn() };
    await (await connect({ logger })).raw.GET("/things");
    expect(logger.warn.mock.calls).toEqual([
      [expect.objectContaining({ path: "(raw)" }), "things raw GET (raw), attempt 1: 503, retry in 0 ms"],
    ]);
  });
});
