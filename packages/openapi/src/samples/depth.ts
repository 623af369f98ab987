import type { Schema } from "../document.ts";

/** Below this, only what is required is made, and at last nothing is. */
const deepest = { optional: 4, required: 12 };
/** How many values a sample holds at most, about: fields of fields multiply. */
const most = 500;

/** Whether the optional fields of a schema are made at a depth. */
export function isOptionalWanted({ properties = {} }: Schema, depth: number): boolean {
  return depth < deepest.optional && Object.keys(properties).length ** depth <= most;
}

/** Whether nothing is made any more: a schema that requires itself has no value. */
export function isTooDeep(depth: number): boolean {
  return depth > deepest.required;
}
