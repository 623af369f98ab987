export { createClient, type RawClient } from "./client.ts";
export { clientCredentials, type ClientCredentialsOptions } from "./client-credentials.ts";
export type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
export { AbortError, ConfigurationError, ContractError, HttpError, NetworkError, ProviderError, TimeoutError, type ErrorCode } from "./errors.ts";
export type { AttemptInfo, Hooks, Logger, ResponseInfo, RetryInfo } from "./hooks.ts";
export type { Call, CallArgs, CallOptions, ClientOptions } from "./options.ts";
export type { RetryOptions } from "./retry.ts";
export type { ExpiringSecret, Secret, SecretContext } from "./secret.ts";
export type { Drift, Validation, ValidationInput } from "./validation.ts";
