import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HttpError, resultOf, TaskError, waitForEnd, type TaskDescriptor } from "../src/index.ts";

const task: TaskDescriptor = {
  provider: "things",
  operationId: "getTask",
  status: "/status",
  succeeded: ["CompletedSuccess"],
  failed: ["Failed"],
  message: "/messages/0",
};

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Answers with one state after the other, the last one for ever. An error is thrown. */
function tasks(...answers: (string | Error)[]) {
  const askedAt: number[] = [];
  const start = performance.now();
  const call = async () => {
    askedAt.push(performance.now() - start);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return { status: answer, messages: ["no numbers left"] };
  };
  return { call, askedAt };
}

async function settle<T>(promise: Promise<T>) {
  const result = resultOf(promise);
  await vi.runAllTimersAsync();
  return result;
}

const passing = (retryAfterMs?: number) =>
  new HttpError({
    provider: "things",
    status: 503,
    headers: {},
    httpStatus: 503,
    retryable: true,
    retryAfterMs,
    body: undefined,
  });

test("asks again at growing intervals until the task has succeeded, and reports each answer", async () => {
  const asked = tasks("Queued", "Running", "Running", "Completed Success");
  const states: unknown[] = [];
  const { data } = await settle(
    waitForEnd(asked, task, { onProgress: (progress: { status: string }) => states.push(progress.status) }),
  );
  expect(data).toMatchObject({ status: "Completed Success" });
  expect(states).toEqual(["Queued", "Running", "Running", "Completed Success"]);
  expect(asked.askedAt).toEqual([0, 1000, 2500, 4750]);
});

test("never asks less often than fifteen times its first interval", async () => {
  const asked = tasks(...Array.from({ length: 20 }, () => "Running"), "CompletedSuccess");
  await settle(waitForEnd(asked, task, { intervalMs: 100 }));
  const gaps = asked.askedAt.slice(1).map((at, index) => at - (asked.askedAt[index] ?? 0));
  expect(Math.max(...gaps)).toBeCloseTo(1500);
});

test("throws the state and the reason of a task that failed", async () => {
  const { error } = await settle(waitForEnd(tasks("Running", "failed"), task, {}));
  expect(error).toBeInstanceOf(TaskError);
  expect(error).toMatchObject({
    code: "task",
    status: "failed",
    task: { messages: ["no numbers left"] },
    message: "things getTask: the task ended as failed: no numbers left",
  });
});

test("gives up at the limit, and says in which state the task was", async () => {
  const asked = tasks("In Progress");
  const { error } = await settle(waitForEnd(asked, task, { limitMs: 5000 }));
  expect(error).toMatchObject({ code: "timeout", retryable: true, message: expect.stringContaining("In Progress") });
  expect(asked.askedAt).toEqual([0, 1000, 2500, 4750]);
});

test("an abort ends the wait at once", async () => {
  const controller = new AbortController();
  const asked = tasks("Running");
  const result = resultOf(waitForEnd(asked, task, { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(1200);
  controller.abort();
  expect((await result).error).toMatchObject({ code: "abort", message: expect.stringContaining("goes on") });
  expect(asked.askedAt).toEqual([0, 1000]);
});

test("goes on after a failure that passes, no sooner than the provider asks for", async () => {
  const asked = tasks(passing(), passing(7000), "CompletedSuccess");
  expect((await settle(waitForEnd(asked, task, {}))).ok).toBe(true);
  expect(asked.askedAt).toEqual([0, 1000, 8000]);
});

test("ends with any other failure", async () => {
  const gone = new HttpError({ provider: "things", status: 404, headers: {}, httpStatus: 404, body: undefined });
  expect((await settle(waitForEnd(tasks("Running", gone), task, {}))).error).toBe(gone);
});

test.each([{ limitMs: Number.NaN }, { intervalMs: -1 }])("refuses %o before it asks", async (options) => {
  const asked = tasks("Running");
  expect((await settle(waitForEnd(asked, task, options))).error).toMatchObject({ code: "configuration" });
  expect(asked.askedAt).toEqual([]);
});
