export * from "./generated/index.ts";
export {
  AbortError,
  ConfigurationError,
  ContractError,
  HttpError,
  NetworkError,
  ProviderError,
  TimeoutError,
  type AttemptInfo,
  type CallOptions,
  type ClientOptions,
  type Drift,
  type ErrorCode,
  type ExpiringSecret,
  type Logger,
  type ResponseInfo,
  type RetryInfo,
  type RetryOptions,
  type Secret,
  type SecretContext,
} from "@demarc/client-core";
export { entraClientCredentials, type EntraOptions } from "./token.ts";
