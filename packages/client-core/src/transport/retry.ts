import type { OperationDescriptor } from "../descriptors.ts";
import type { ProviderError } from "../errors.ts";

export interface RetryOptions {
  /** How often to send at most, the first time included. 3 by default. */
  attempts?: number;
  /** The longest wait before the second attempt, in milliseconds; it doubles with each one. 500 by default. */
  baseDelayMs?: number;
  /** The longest wait of all, in milliseconds. 8,000 by default. */
  maxDelayMs?: number;
  /** The longest wait that a provider may ask for by Retry-After, in milliseconds; above it the call fails at once. 60,000 by default. */
  maxRetryAfterMs?: number;
}

export const defaultRetry: Required<RetryOptions> = {
  attempts: 3,
  baseDelayMs: 500,
  maxDelayMs: 8_000,
  maxRetryAfterMs: 60_000,
};

/** Whether a call may be sent again. A creation never: the provider may have carried it out and lost the answer. */
export function isRepeatable(retry: OperationDescriptor["retry"], wanted: boolean | undefined): boolean {
  return retry !== "never" && (wanted ?? retry === "safe");
}

/**
 * How long to wait before the next attempt.
 *
 * @param attempt the one that failed, counted from 1
 * @param leftMs what is left of the call's time
 * @returns milliseconds, or undefined where the call has failed for good
 */
export function nextDelay(
  options: Required<RetryOptions>,
  error: ProviderError,
  attempt: number,
  leftMs: number,
): number | undefined {
  if (!error.retryable || attempt >= options.attempts) return undefined;
  const asked = error.retryAfterMs;
  if (asked !== undefined) return asked <= options.maxRetryAfterMs && asked < leftMs ? asked : undefined;
  // Full jitter: callers that failed together do not come back together.
  const delay = Math.random() * Math.min(options.maxDelayMs, options.baseDelayMs * 2 ** (attempt - 1));
  return delay < leftMs ? delay : undefined;
}
