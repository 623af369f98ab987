import fc from "fast-check";
import { namedValues, resolveSchema, typesOf, type OpenApiDocument, type Schema } from "@demarc/openapi";
import { arbitraryOf } from "./arbitrary.ts";

/**
 * A value for a schema, always the same one: the document's own example, default or first named value where there
 * is one, a generated one otherwise.
 *
 * @param isValid what to hold candidates against; the first that fits is taken
 */
export function sampleOf(
  document: OpenApiDocument,
  reference: Schema,
  pointer: string,
  isValid: (value: unknown) => boolean,
): unknown {
  const { schema } = resolveSchema(document, reference, pointer);
  const known = [
    ...((schema["examples"] as unknown[] | undefined) ?? []),
    schema["example"],
    schema.default,
    ...namedValues(schema),
    ...plain(schema),
  ];
  const fitting = known.find((value) => value !== undefined && isValid(value));
  if (fitting !== undefined) return fitting;
  // A schema that contains itself has no end: shallow values come first, and few are tried.
  return generate(document, reference, pointer, 25, 1).find(isValid);
}

/** Generated values, the same ones for the same seed. Not all of them need be valid. */
export function generate(
  document: OpenApiDocument,
  schema: Schema,
  pointer: string,
  count: number,
  seed: number,
): unknown[] {
  return fc.sample(arbitraryOf(document, schema, pointer), { numRuns: count, seed });
}

/** Values that a reader takes in at a glance, where the schema lets one do. */
function plain(schema: Schema): unknown[] {
  const types = typesOf(schema);
  if (types.includes("string")) return ["example"];
  if (types.includes("integer") || types.includes("number")) return [Math.max(1, Number(schema["minimum"] ?? 1))];
  if (types.includes("boolean")) return [true];
  return types.includes("null") ? [null] : [];
}
