import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { abortable, startLimit, wait } from "../src/transport/time.ts";
import { always, serve } from "./support/server.ts";
import { connect } from "./support/things.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const listeners = ({ signal }: AbortController) => getEventListeners(signal, "abort").length;
const never = new Promise<never>(() => {});

describe("a limit", () => {
  test("aborts when its time is up, and says so", () => {
    const limit = startLimit(100);
    vi.advanceTimersByTime(99);
    expect([limit.signal.aborted, limit.expired]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect([limit.signal.aborted, limit.expired]).toEqual([true, true]);
  });

  test("below zero is up at once", () => {
    const limit = startLimit(-5);
    vi.advanceTimersByTime(0);
    expect(limit.expired).toBe(true);
  });

  test("longer than a timer can be set for does not go off at once", () => {
    const limit = startLimit(Infinity);
    vi.advanceTimersByTime(2 ** 31 - 2);
    expect(limit.expired).toBe(false);
    limit.clear();
  });

  test("aborts when the caller aborts, before or later, and is not expired", () => {
    const abort = new AbortController();
    const limit = startLimit(100, abort.signal);
    expect(limit.signal.aborted).toBe(false);
    abort.abort();
    expect([limit.signal.aborted, limit.expired]).toEqual([true, false]);
    expect(startLimit(100, abort.signal).signal.aborted).toBe(true);
  });

  test("that is cleared leaves neither a timer nor a listener on the caller's signal", () => {
    const abort = new AbortController();
    const limit = startLimit(100, abort.signal);
    expect([listeners(abort), vi.getTimerCount()]).toEqual([1, 1]);
    limit.clear();
    expect([listeners(abort), vi.getTimerCount()]).toEqual([0, 0]);
  });
});

describe("a promise that is abortable", () => {
  test("passes on what it comes to, and leaves no listener", async () => {
    const abort = new AbortController();
    expect(await abortable(Promise.resolve(7), abort.signal)).toBe(7);
    await expect(abortable(Promise.reject(new RangeError("no")), abort.signal)).rejects.toThrow(RangeError);
    expect(listeners(abort)).toBe(0);
  });

  test("rejects with the signal's reason when it aborts, before or later", async () => {
    const abort = new AbortController();
    const pending = abortable(never, abort.signal);
    abort.abort(new RangeError("enough"));
    await expect(pending).rejects.toThrow("enough");
    await expect(abortable(never, abort.signal)).rejects.toThrow("enough");
  });

  test("is the promise itself where there is no signal", () => {
    expect(abortable(never, undefined)).toBe(never);
  });
});

describe("a wait", () => {
  test("takes its time, and leaves no listener", async () => {
    const abort = new AbortController();
    let isOver = false;
    const waiting = wait(100, abort.signal).then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(99);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(listeners(abort)).toBe(0);
  });

  test("that is aborted ends at once, and leaves no timer", async () => {
    const abort = new AbortController();
    const waiting = wait(100, abort.signal);
    abort.abort(new RangeError("enough"));
    await expect(waiting).rejects.toThrow("enough");
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("twelve limits of one signal have one listener, which ends them all", () => {
  const abort = new AbortController();
  const added = vi.spyOn(abort.signal, "addEventListener");
  const limits = Array.from({ length: 12 }, () => startLimit(1_000, abort.signal));
  expect(new Set(added.mock.calls.map(([, listener]) => listener)).size).toBe(1);
  limits[0]?.clear();
  abort.abort();
  expect(limits.map(({ signal }) => signal.aborted)).toEqual([false, ...Array(11).fill(true)]);
  for (const limit of limits) limit.clear();
});

test("calls leave no listener on the caller's signal, whether they succeed, retry or fail", async () => {
  const abort = new AbortController();
  const server = await serve((request, response) =>
    always(server.seen.length === 1 ? 503 : 200, {})(request, response),
  );
  try {
    const options = { baseUrl: server.baseUrl, token: async () => "t", retry: { baseDelayMs: 0 } };
    const client = connect(options);
    await client.getThing({ path: { id: 1 }, signal: abort.signal });
    await client.getThing({ path: { id: "" }, signal: abort.signal }).catch(() => {});
    expect(server.seen).toHaveLength(2);
    expect(listeners(abort)).toBe(0);
  } finally {
    await server.close();
  }
});
