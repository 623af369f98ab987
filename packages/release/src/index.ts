export * from "./compare/change.ts";
export * from "./compare/operations.ts";
export * from "./history/changelog.ts";
export * from "./wording.ts";
