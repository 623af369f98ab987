export * from "./compare/change.ts";
export * from "./compare/operations.ts";
