export { createClient } from "./client.ts";
export { clientCredentials, type ClientCredentialsOptions } from "./credentials/client-credentials.ts";
export type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
export type { Hooks } from "./hooks.ts";
export type { AnyClientOptions, Call, CallArgs, ClientFactory } from "./options.ts";
export * from "./public.ts";
export type { RawClient } from "./raw/raw.ts";
export type { Validation, ValidationInput } from "./validation/validation.ts";
