/** What every provider's package re-exports to its users. */
export {
  AbortError,
  ConfigurationError,
  ContractError,
  HttpError,
  NetworkError,
  ProviderError,
  TaskError,
  TimeoutError,
  type ErrorCode,
} from "./errors.ts";
export type { AttemptInfo, Logger, LogFields, ResponseInfo, RetryInfo } from "./hooks.ts";
export type { CallOptions, ClientOptions, FetchLike } from "./options.ts";
export type { Answered, ProviderCall } from "./answer/provider-call.ts";
export { isClientError, isErrorOf, resultOf, type ClientError, type Result } from "./answer/result.ts";
export type { RetryOptions } from "./transport/retry.ts";
export type { ExpiringSecret, Secret, SecretContext } from "./credentials/secret.ts";
export type { Drift } from "./validation/validation.ts";
export type { PagingOptions } from "./series/pages.ts";
export type { WaitOptions } from "./series/wait-for-end.ts";
