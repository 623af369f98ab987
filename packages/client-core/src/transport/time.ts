/** Ends when its time is up or the caller aborts, whichever comes first. */
export interface Limit {
  signal: AbortSignal;
  /** Whether the time was up. */
  readonly expired: boolean;
  /** Removes the timer and the listener. Has to be called. */
  clear(): void;
}

/** A timer that is set for longer goes off at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Starts a time limit. `ms` below zero is up at once. */
export function startLimit(ms: number, outer?: AbortSignal): Limit {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(
    () => {
      limit.expired = true;
      stop();
    },
    Math.min(Math.max(0, ms), longestTimerMs),
  );
  const limit = {
    signal: controller.signal,
    expired: false,
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", stop);
    },
  };
  if (outer?.aborted) stop();
  else outer?.addEventListener("abort", stop, { once: true });
  return limit;
}

/** A promise that gives up when a signal does, for whatever does not honor the signal itself. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Waits, or rejects as soon as the signal aborts. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  return abortable(new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))), signal).finally(() =>
    clearTimeout(timer),
  );
}
