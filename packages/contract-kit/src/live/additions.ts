import { fromPointer, resolveAt, toPointer, type OpenApiDocument, type Schema } from "@demarc/spec";

/** Something that a value has and its schema does not know. */
export interface Addition {
  /** JSON pointer into the value. */
  pointer: string;
  /** JSON pointer into the document, to the schema that does not know it. */
  specPointer: string;
  expected: string;
}

/**
 * Fields that no schema describes, and values outside a set of known ones. Neither breaks anyone: responses are
 * open, so that providers can add to them. A schema that is open in so many words is left alone.
 */
export function additionsOf(document: OpenApiDocument, schemaPointer: string, value: unknown): Addition[] {
  return look(document, parts(document, schemaPointer), value, "");
}

interface Part {
  schema: Schema;
  pointer: string;
}

/** A schema and all that it is put together from. */
function parts(document: OpenApiDocument, pointer: string, entered = new Set<string>()): Part[] {
  const found = resolveAt<Schema>(document, { $ref: `#${pointer}` }, pointer);
  if (entered.has(found.pointer)) return [];
  const inside = new Set(entered).add(found.pointer);
  const below = (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) => (found.node[keyword] ?? []).flatMap((_, index) => parts(document, `${found.pointer}/${keyword}/${index}`, inside)));
  return [{ schema: found.node, pointer: found.pointer }, ...below];
}

function look(document: OpenApiDocument, known: Part[], value: unknown, place: string): Addition[] {
  if (Array.isArray(value)) {
    const items = known.filter(({ schema }) => schema.items).flatMap(({ pointer }) => parts(document, `${pointer}/items`));
    return items.length === 0 ? [] : value.flatMap((item, index) => look(document, items, item, `${place}/${index}`));
  }
  if (typeof value === "object" && value !== null) {
    const withFields = known.filter(({ schema }) => schema.properties);
    const open = withFields.length === 0 || known.some(({ schema }) => schema.additionalProperties !== undefined);
    return Object.entries(value).flatMap(([key, child]) => {
      const properties = withFields.filter(({ schema }) => Object.hasOwn(schema.properties ?? {}, key)).flatMap(({ pointer }) => parts(document, `${pointer}/properties${toPointer([key])}`));
      const here = `${place}${toPointer([key])}`;
      if (properties.length > 0) return look(document, properties, child, here);
      return open ? [] : [{ pointer: here, specPointer: withFields[0]?.pointer ?? "", expected: "no field of this name: it is not documented" }];
    });
  }
  const sets = known.filter(({ schema }) => schema["x-extensible-enum"]);
  if (value === null || sets.length === 0 || sets.some(({ schema }) => schema["x-extensible-enum"]?.includes(value as never))) return [];
  return [{ pointer: place, specPointer: sets[0]?.pointer ?? "", expected: `one of the known values ${JSON.stringify(sets[0]?.schema["x-extensible-enum"])}` }];
}

/** A pointer with every index of an array as `*`, so that the same place in many rows is one. */
export function placeOf(pointer: string): string {
  return toPointer(fromPointer(pointer).map((key) => (/^\d+$/.test(key) ? "*" : key)));
}
