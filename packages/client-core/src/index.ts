export { createClient, type RawClient } from "./client.ts";
export type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
export { AbortError, ConfigurationError, ContractError, HttpError, NetworkError, ProviderError, type ErrorCode } from "./errors.ts";
export type { Call, CallArgs, CallOptions, ClientOptions, Secret } from "./options.ts";
