import fc from "fast-check";
import type { OpenApiDocument, Schema } from "../document.ts";
import { resolveSchema } from "../schema/resolve.ts";
import { arbitraryOf, knownValues, type Style } from "./arbitrary.ts";

/** How many values are generated until one fits. */
const turns = 25;

/**
 * A value for a schema, always the same one: the document's own example, default or first named value where there
 * is one, then a plain one, and a generated one otherwise.
 *
 * @param isValid what to hold candidates against; the first that fits is taken
 */
export function sampleOf(
  document: OpenApiDocument,
  reference: Schema,
  pointer: string,
  isValid: (value: unknown) => boolean,
): unknown {
  for (const value of candidates(document, reference, pointer)) if (value !== undefined && isValid(value)) return value;
  return undefined;
}

function* candidates(document: OpenApiDocument, reference: Schema, pointer: string): Generator<unknown> {
  yield* knownValues(resolveSchema(document, reference, pointer).schema);
  // A schema that contains itself has no end: shallow values come first, and few are tried.
  for (const style of ["whole", "required", "varied"] as const) {
    const key = `${style} ${pointer}`;
    const known = tried.get(document) ?? new Map<string, unknown[]>();
    tried.set(document, known);
    const values = known.get(key) ?? generate(document, reference, pointer, style === "varied" ? turns : 1, 1, style);
    known.set(key, values);
    yield* values;
  }
}

/** What was generated for a place, which is asked for with each value around it. */
const tried = new WeakMap<OpenApiDocument, Map<string, unknown[]>>();

/** Generated values, the same ones for the same seed. Not all of them need be valid. */
export function generate(
  document: OpenApiDocument,
  schema: Schema,
  pointer: string,
  count: number,
  seed: number,
  style: Style = "varied",
): unknown[] {
  return fc.sample(arbitraryOf(document, schema, pointer, style), { numRuns: count, seed });
}
