export * from "@demarc/client-core/public";
export * from "./generated/index.ts";
export { entraClientCredentials, type EntraOptions } from "./token.ts";
