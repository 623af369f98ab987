import type { OpenApiDocument, Schema } from "../document.ts";
import { typeOf, typesOf } from "./resolve.ts";
import { at } from "../pointer.ts";

/** How deep values in texts are looked into. */
const deepest = 4;

/**
 * What a text has to be known to be read: the types, fields and entries of a schema with those that describe the same
 * value (behind `$ref`, in `allOf`, `anyOf`, `oneOf`) as one.
 */
export function shapeOf(document: OpenApiDocument, schema: Schema, depth = 0): Schema {
  const parts = [...partsOf(document, schema, new Set())];
  const named = parts.flatMap(({ enum: values, const: value }) => (value === undefined ? (values ?? []) : [value]));
  const told = parts.flatMap(typesOf);
  const fields = parts.flatMap(({ properties }) => Object.entries(properties ?? {}));
  const types = new Set([...(told.length > 0 ? told : named.map(typeOf)), ...(fields.length > 0 ? ["object"] : [])]);
  const [rest] = parts.flatMap(({ additionalProperties: more }) => (typeof more === "object" ? [more] : []));
  const [items] = parts.flatMap((part) => (typeof part.items === "object" ? [part.items] : []));
  const initial = parts.find((part) => part.default !== undefined)?.default;
  const inside = (child: Schema | undefined) => (child && depth < deepest ? shapeOf(document, child, depth + 1) : {});
  return {
    ...(types.size > 0 && { type: [...types] }),
    ...(fields.length > 0 && { properties: Object.fromEntries(fields.map(([name, field]) => [name, inside(field)])) }),
    ...(rest && { additionalProperties: inside(rest) }),
    ...(items && { items: inside(items) }),
    ...(initial !== undefined && { default: initial }),
  };
}

/** Whether values are objects or lists, and no text. */
export function isStructure(shape: Schema): boolean {
  const types = typesOf(shape);
  return !types.includes("string") && types.some((type) => type === "object" || type === "array");
}

function* partsOf(document: OpenApiDocument, schema: unknown, seen: Set<unknown>): Generator<Schema> {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return;
  seen.add(schema);
  const part = schema as Schema;
  yield part;
  if (typeof part.$ref === "string") yield* partsOf(document, at(document, part.$ref), seen);
  for (const list of [part.allOf, part.anyOf, part.oneOf])
    for (const each of list ?? []) yield* partsOf(document, each, seen);
}
