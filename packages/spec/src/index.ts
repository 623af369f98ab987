export * from "./bundle.ts";
export * from "./errata.ts";
export * from "./folders.ts";
export * from "./locator.ts";
