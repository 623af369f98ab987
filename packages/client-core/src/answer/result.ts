import type { TaskError } from "../series/task-error.ts";
import {
  ProviderError,
  type AbortError,
  type ConfigurationError,
  type ContractError,
  type HttpError,
  type NetworkError,
  type TimeoutError,
} from "../errors.ts";

/** Everything that a client throws. Its `code` tells one from the other. */
export type ClientError =
  | HttpError
  | NetworkError
  | TimeoutError
  | AbortError
  | ContractError
  | ConfigurationError
  | TaskError;

/** What became of a call, for those who would rather look than catch. */
export type Result<T> = { ok: true; data: T; error?: undefined } | { ok: false; data?: undefined; error: ClientError };

/** Whether something that was thrown comes from a client of this repository. */
export function isClientError(error: unknown): error is ClientError {
  return error instanceof ProviderError;
}

/**
 * Turns a call that may throw into a result to look at.
 *
 * @example
 * const { ok, data, error } = await resultOf(cloudlx.listCustomers());
 * @throws whatever the call throws that is no {@link ClientError}, as it is a fault of the program
 */
export async function resultOf<T>(call: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await call };
  } catch (error) {
    if (isClientError(error)) return { ok: false, error };
    throw error;
  }
}
