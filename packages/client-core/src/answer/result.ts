import {
  HttpError,
  ProviderError,
  type AbortError,
  type ConfigurationError,
  type ContractError,
  type NetworkError,
  type TaskError,
  type TimeoutError,
} from "../errors.ts";

/** Everything that a client throws. Its `code` tells one from the other. */
export type ClientError<Failure = HttpError> =
  | Failure
  | NetworkError
  | TimeoutError
  | AbortError
  | ContractError
  | ConfigurationError
  | TaskError;

/** What became of a call, for those who would rather look than catch. */
export type Result<T, Failure = HttpError> =
  | { ok: true; data: T; error?: undefined }
  | { ok: false; data?: undefined; error: ClientError<Failure> };

/** Whether something that was thrown comes from a client of this repository. */
export function isClientError(error: unknown): error is ClientError {
  return error instanceof ProviderError;
}

/**
 * Whether something that was thrown is an answer of an operation that is no success: its status decides about its body.
 *
 * @example if (isErrorOf(telco.createUser, error) && error.status === 422) console.log(error.body?.errors);
 */
export function isErrorOf<Failure>(
  operation: (args: never) => { readonly failure?: Failure },
  error: unknown,
): error is Failure {
  return error instanceof HttpError && error.operationId === operation.name;
}

/**
 * Turns a call that may throw into a result to look at.
 *
 * @example
 * const { ok, data, error } = await resultOf(telco.createUser({ body }));
 * if (error?.code === "http" && error.status === 422) console.log(error.body?.errors);
 * @throws whatever the call throws that is no {@link ClientError}, as it is a fault of the program
 */
export async function resultOf<T, Failure = HttpError>(
  call: Promise<T> & { readonly failure?: Failure },
): Promise<Result<T, Failure>> {
  try {
    return { ok: true, data: await call };
  } catch (error) {
    if (isClientError(error)) return { ok: false, error: error as ClientError<Failure> };
    throw error;
  }
}
