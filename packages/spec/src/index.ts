export { readContained } from "./contained.ts";
export * from "./document-file.ts";
export * from "./errata.ts";
export * from "./folders.ts";
export { loadSpec } from "./load-spec.ts";
export * from "./locator.ts";
export * from "./yaml-file.ts";
