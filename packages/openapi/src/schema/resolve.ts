import type { OpenApiDocument, Schema } from "../document.ts";
import { at, resolveAt } from "../pointer.ts";

/** A schema with the place where it stands, references followed. */
export interface PlacedSchema {
  schema: Schema;
  pointer: string;
}

/**
 * Follows a schema's reference. Its siblings stay behind: they are a place of their own.
 *
 * @param pointer where the schema stands in the document
 */
export function resolveSchema(document: OpenApiDocument, schema: Schema, pointer: string): PlacedSchema {
  // A fault of the document, which is found where it is prepared. It says nothing of a value.
  if (typeof schema.$ref === "string" && (!schema.$ref.startsWith("#") || at(document, schema.$ref) === undefined))
    return { schema: {}, pointer };
  const { node, pointer: place } = resolveAt<Schema>(
    document,
    schema.$ref === undefined ? schema : { $ref: schema.$ref },
    pointer,
  );
  return { schema: node, pointer: place };
}

/** The JSON types that a schema allows by its `type`; none where it does not say. */
export function typesOf(schema: Schema): string[] {
  return [schema.type ?? []].flat();
}

/** The JSON type of a value, `integer` for a number without a fraction. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** Whether a value is of one of the types. An integer is a number as well. */
export function isOfType(value: unknown, types: readonly string[]): boolean {
  const type = typeOf(value);
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

/** The values that a schema names: of a closed set, or the known ones of an open set. */
export function namedValues(schema: Schema): unknown[] {
  return (schema.enum ?? schema["x-extensible-enum"] ?? []) as unknown[];
}
