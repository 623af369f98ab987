export * from "@demarc/client-core/public";
export * from "./generated/index.ts";
export { cloudlxClientCredentials } from "./token.ts";
