export * from "./columns.ts";
export * from "./format.ts";
export * from "./markdown.ts";
export * from "./markup.ts";
export * from "./sanitize.ts";
export * from "./terminal.ts";
