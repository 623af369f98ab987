export * from "./generated/index.ts";
export * from "./paging.ts";
export { AbortError, ConfigurationError, ContractError, HttpError, NetworkError, ProviderError, type CallOptions, type ErrorCode, type Secret } from "@demarc/client-core";
