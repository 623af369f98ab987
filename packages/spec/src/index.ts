export * from "./bundle.ts";
export * from "./descriptors.ts";
export * from "./document.ts";
export * from "./errata.ts";
export * from "./folders.ts";
export * from "./operations.ts";
export * from "./pointer.ts";
