import { AbortError, ProviderError, TaskError, TimeoutError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { wait } from "../transport/time.ts";
import { checkLimits } from "../values/numbers.ts";
import { at } from "../values/pointer.ts";

/** What the spec says of a task's state (`x-task`), with the operation that gives it. */
export interface TaskDescriptor {
  provider: string;
  operationId: string;
  /** JSON pointer into a body, to the state. */
  status: string;
  succeeded: readonly string[];
  failed: readonly string[];
  /** JSON pointer into a body, to the reason of a failure. */
  message?: string;
}

export interface WaitOptions<Task> {
  /** Called with every answer about the task. What it throws ends the wait. */
  onProgress?: ((task: Task) => void) | undefined;
  /** How long to wait in all, in milliseconds. Ten minutes by default. */
  limitMs?: number | undefined;
  /** How long to wait before asking again, in milliseconds; half as long again each time, up to 15 times as long. 1,000 by default. */
  intervalMs?: number | undefined;
}

/** A method, so that any operation function will do whatever its arguments are. */
type Asker = { call(args: CallOptions): Promise<unknown> };

/**
 * Asks for a task until it has ended. A state that is neither of the known ends counts as running. A question that
 * fails for a passing reason is asked again.
 *
 * @returns the last answer about the task, where it succeeded
 * @throws {TaskError} where it failed
 * @throws {TimeoutError} where it has not ended within the limit: it goes on at the provider
 * @throws {AbortError} once the signal is aborted; the task goes on, too
 */
export async function waitForEnd<Task>(
  { call }: Asker,
  { provider, operationId, ...states }: TaskDescriptor,
  { onProgress, limitMs = 600_000, intervalMs = 1000, ...args }: CallOptions & WaitOptions<Task>,
): Promise<Task> {
  const details = { provider, operationId };
  checkLimits({ limitMs, intervalMs }, details);
  const deadline = performance.now() + limitMs;
  let status: string | undefined;
  for (let delayMs = intervalMs; ; delayMs = Math.min(delayMs * 1.5, intervalMs * 15)) {
    let askedMs = 0;
    try {
      const task = await call(args);
      onProgress?.(task as Task);
      status = textAt(task, states.status);
      if (isOne(states.succeeded, status)) return task as Task;
      if (isOne(states.failed, status)) {
        const reason = textAt(task, states.message);
        throw new TaskError(`the task ended as ${status}${reason ? `: ${reason}` : "."}`, { ...details, status, task });
      }
    } catch (error) {
      if (!(error instanceof ProviderError && error.retryable)) throw error;
      askedMs = error.retryAfterMs ?? 0;
    }
    const nextMs = Math.max(delayMs, askedMs);
    if (performance.now() + nextMs > deadline) {
      const state = status ?? "unknown";
      throw new TimeoutError(`the task has not ended within ${limitMs} ms, its state is ${state}. Wait again.`, {
        ...details,
        retryable: true,
      });
    }
    await wait(nextMs, args.signal).catch(() => {
      throw new AbortError("the wait for the task was aborted; the task goes on.", details);
    });
  }
}

/** Whether a state is one of those named. Pages and answers differ in capitals and blanks. */
function isOne(names: readonly string[], status: string | undefined): status is string {
  const plain = (text: string) => text.replaceAll(/[\s_-]/g, "").toLowerCase();
  return status !== undefined && names.some((name) => plain(name) === plain(status));
}

/** The text or number at a JSON pointer, as text; undefined where it is anything else, or empty. */
function textAt(json: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : at(json, pointer);
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}
