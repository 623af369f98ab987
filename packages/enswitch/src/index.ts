export * from "./generated/index.ts";
export { AbortError, ConfigurationError, ContractError, HttpError, NetworkError, ProviderError, type CallOptions, type ErrorCode, type Secret } from "@demarc/client-core";
