import { expect, vi } from "vitest";
import type { ProviderError } from "../../src/index.ts";
import { serve, type Seen } from "../support/server.ts";
import type { CallArgs, ThingsClient } from "../support/things.ts";
import { until } from "../support/until.ts";
import type { BehaviourCase, Reply } from "./case.ts";
import { replyBy } from "./replies.ts";

export interface Played {
  requests: Seen[];
  /** Between two attempts, in milliseconds, as the client announced them. */
  waits: number[];
  error: ProviderError | undefined;
}

export interface Cast {
  success: object;
  /** Whether errors repeat what was sent. */
  echo?: boolean;
  /** Makes the client, from a base URL and the options of the case. */
  connect(
    baseUrl: string,
    options: Record<string, unknown> & { onRetry(info: { delayMs: number }): void },
  ): ThingsClient;
}

/**
 * Plays a case: the client sends to a real server, and time passes only where the case says so. A wait or a limit that
 * is a millisecond too short fails here; one that is too long, or that nobody announced, never ends.
 */
export async function play(behaviour: BehaviourCase, { connect, success, echo = false }: Cast): Promise<Played> {
  // Not what the event loop and sockets need.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"], now: Date.UTC(2026, 0, 1) });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const fetched = vi.spyOn(globalThis, "fetch");
  const events: (() => Promise<void>)[] = [];
  const abort = new AbortController();
  const waits: number[] = [];
  let settled = false;

  const server = await serve(
    replyBy({
      replies: behaviour.replies,
      success,
      echo,
      onStop: (reply) =>
        new Promise((goOn) => void events.push(async () => (await stop(reply, fetched.mock.calls.length), goOn()))),
    }),
  );
  if (behaviour.refused) await server.close();

  try {
    const client = connect(server.baseUrl, {
      ...behaviour.options,
      onRetry: ({ delayMs }) => void events.push(() => wait(delayMs)),
    });
    if (behaviour.aborts === "before the call") abort.abort();
    const outcome = start(client, behaviour, abort.signal).finally(() => (settled = true));
    for (;;) {
      await until(() => settled || events.length > 0, "the call neither ended nor waited");
      const event = events.shift();
      if (!event) return { requests: server.seen, waits, error: await outcome };
      await event();
    }
  } finally {
    vi.useRealTimers();
    vi.restoreAllMocks();
    await server.close();
  }

  async function wait(ms: number): Promise<void> {
    waits.push(ms);
    if (behaviour.aborts === "wait") return abort.abort();
    if (ms > 0) await passExactly(ms, "the client sent again too early");
  }

  async function stop({ stops, cut, forMs, endsAfterMs }: Reply, attempt: number): Promise<void> {
    if (stops === "body" || cut === "body")
      await until(() => fetched.mock.settledResults[attempt - 1]?.type === "fulfilled", "the headers did not arrive");
    if (behaviour.aborts === "answer") abort.abort();
    if (forMs) await vi.advanceTimersByTimeAsync(forMs);
    if (endsAfterMs) await passExactly(endsAfterMs, "the client ended an attempt too early");
  }

  /** Lets time pass, to the last millisecond of which nothing may happen. */
  async function passExactly(ms: number, message: string): Promise<void> {
    const state = () => [fetched.mock.calls.length, events.length, settled];
    const before = state();
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(state(), message).toEqual(before);
    await vi.advanceTimersByTimeAsync(1);
  }
}

const calls = {
  read: (client: ThingsClient, args: CallArgs) => client.getThing({ path: { id: 1 }, ...args }),
  create: (client: ThingsClient, args: CallArgs) => client.createThing({ body: { name: "Thing 1" }, ...args }),
  update: (client: ThingsClient, args: CallArgs) =>
    client.updateThing({ path: { id: 1 }, body: { name: "Thing 1" }, ...args }),
};

function start(client: ThingsClient, { call, args }: BehaviourCase, signal: AbortSignal) {
  return calls[call](client, { ...args, signal }).then(
    () => undefined,
    (error: unknown) => error as ProviderError,
  );
}
