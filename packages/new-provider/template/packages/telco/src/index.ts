export * from "@demarc/client-core/public";
export * from "./generated/index.ts";
