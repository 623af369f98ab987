import { monitorEventLoopDelay } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import type { ProviderError } from "@demarc/client-core";
import { behaviourCases, callOptions, type BehaviourCase } from "../behaviour/case.ts";
import { serveReplies } from "../behaviour/server.ts";
import { subjects, type Subject } from "../behaviour/subjects.ts";

// How late a busy machine was in running anything at all, which is no fault of the clients.
const lateness = monitorEventLoopDelay({ resolution: 5 });
lateness.enable();
const lateMs = () => lateness.max / 1e6;

// Slow cases wait for most of their time, so they may wait side by side. Again, because a machine that stands still
// for a moment must not fail a client; one that is wrong fails each time.
describe.concurrent.each(subjects)("$provider", { retry: 2 }, (subject) => {
  const cases = behaviourCases.filter(({ call }) => call in subject.connect("http://127.0.0.1:1", "token-0", {}));

  test.for(cases)("$name", async (behaviour, { expect }) => {
    const { requests, tookMs, outcome, server } = await run(subject, behaviour);
    await server.close();

    expect(outcome.error === undefined ? "success" : "error", String(outcome.error)).toBe(behaviour.outcome);
    expect(requests).toHaveLength(behaviour.requests);
    if (behaviour.withinMs !== undefined) expect(tookMs).toBeLessThan(behaviour.withinMs + lateMs());
    for (const [index, [least, most]] of (behaviour.waits ?? []).entries()) {
      const waited = (requests[index + 1]?.atMs ?? 0) - (requests[index]?.atMs ?? 0);
      expect(waited).toBeGreaterThanOrEqual(least - 1);
      // What the machine itself takes for a request comes on top.
      expect(waited).toBeLessThan(most + 150 + lateMs());
    }
    if (behaviour.error) {
      const { message, ...fields } = behaviour.error;
      expect(outcome.error).toMatchObject({ provider: subject.provider, operationId: expect.any(String), ...fields });
      if (message) expect(outcome.error?.message).toContain(message);
    }
    if (behaviour.sameBodies)
      expect(new Set(requests.map(({ body }) => body))).toEqual(new Set(['{"name":"Customer 1"}']));
    if (behaviour.sameCredentials) expect(requests.map(credentialsOf)).toEqual(requests.map(() => "token-0"));
  });
});

test("no case is left out because no client has such a call", () => {
  expect(new Set(behaviourCases.map(({ call }) => call))).toEqual(new Set(["read", "create", "update"]));
  expect(subjects.flatMap((subject) => Object.keys(subject.connect("http://127.0.0.1:1", "token-0", {})))).toEqual(
    expect.arrayContaining(["read", "create", "update"]),
  );
});

async function run(subject: Subject, behaviour: BehaviourCase) {
  const { call, options, replies, refused } = behaviour;
  const server = await serveReplies(replies, subject.success);
  if (refused) await server.close();
  const retry = options?.["retry"] === false ? false : { baseDelayMs: 20, ...(options?.["retry"] as object) };
  const client = subject.connect(`${server.origin}${subject.basePath}`, "token-0", { ...options, retry });
  const started = performance.now();
  const outcome: { error?: ProviderError } = {};
  try {
    await client[call]?.(callOptions(behaviour));
  } catch (error) {
    outcome.error = error as ProviderError;
  }
  const tookMs = performance.now() - started;
  return { requests: server.seen, tookMs, outcome, server: refused ? { close: async () => {} } : server };
}

function credentialsOf({ url, headers }: { url: string; headers: Record<string, unknown> }): string | null | undefined {
  return (
    new URL(url, "http://localhost").searchParams.get("auth_password") ??
    String(headers["authorization"]).replace("Bearer ", "")
  );
}
