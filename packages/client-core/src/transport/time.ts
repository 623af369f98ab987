/** Ends when its time is up or the caller aborts, whichever comes first. */
export interface Limit {
  signal: AbortSignal;
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
      forget?.();
    },
  };
  const forget = outer && onAbort(outer, stop);
  return limit;
}

/** What to do when a signal aborts. One listener does it all: Node warns above ten of one signal. */
const actions = new WeakMap<AbortSignal, Set<() => void>>();

function actAll(this: AbortSignal): void {
  for (const act of actions.get(this) ?? []) act();
}

/** Does something when a signal aborts, or at once where it has. Returns a function that prevents it. */
function onAbort(signal: AbortSignal, act: () => void): () => void {
  const all = actions.get(signal) ?? new Set();
  if (signal.aborted) act();
  else all.add(act);
  actions.set(signal, all);
  // It is added once, however often.
  signal.addEventListener("abort", actAll);
  return () => {
    all.delete(act);
    if (all.size === 0) signal.removeEventListener("abort", actAll);
  };
}

/** A promise that gives up when a signal does, for whatever does not honor the signal itself. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(forget);
  });
}

/** Waits, or rejects as soon as the signal aborts. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  return abortable(new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))), signal).finally(() =>
    clearTimeout(timer),
  );
}
