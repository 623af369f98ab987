import { resolveAt, toPointer, type OpenApiDocument, type Schema } from "@demarc/spec";

/** A field that a schema describes, however deep. */
export interface Field {
  /** `customers[].currency.iso_2`; `*` stands for any name, `[]` for each entry. */
  name: string;
  path: string[];
  specPointer: string;
  /** The values that the schema names for it. */
  values: unknown[];
}

/** All fields below a schema, each once. A schema that contains itself is entered once on each way. */
export function fieldsOf(document: OpenApiDocument, pointer: string, schema: Schema): Field[] {
  const found = new Map<string, Field>();
  collect(document, schema, pointer, [], new Set(), found);
  return [...found.values()];
}

function collect(
  document: OpenApiDocument,
  reference: Schema,
  place: string,
  path: string[],
  entered: Set<string>,
  found: Map<string, Field>,
): void {
  const { node: schema, pointer } = resolveAt<Schema>(
    document,
    reference.$ref ? { $ref: reference.$ref } : reference,
    place,
  );
  if (entered.has(pointer)) return;
  const inside = new Set(entered).add(pointer);
  const values = schema.enum ?? schema["x-extensible-enum"] ?? [];
  const name = path.join(".").replaceAll(".[]", "[]");
  if (path.length > 0 && path.at(-1) !== "[]")
    found.set(name, { name, path, specPointer: pointer, values: [...(found.get(name)?.values ?? []), ...values] });

  for (const [key, property] of Object.entries(schema.properties ?? {}))
    collect(document, property, `${pointer}/properties${toPointer([key])}`, [...path, key], inside, found);
  if (schema.items) collect(document, schema.items, `${pointer}/items`, [...path, "[]"], inside, found);
  if (typeof schema.additionalProperties === "object")
    collect(document, schema.additionalProperties, `${pointer}/additionalProperties`, [...path, "*"], inside, found);
  for (const keyword of ["anyOf", "oneOf", "allOf"] as const) {
    for (const [index, branch] of (schema[keyword] ?? []).entries())
      collect(document, branch, `${pointer}/${keyword}/${index}`, path, inside, found);
  }
}

/** All values at a path of a field. */
export function valuesAt(value: unknown, [key, ...rest]: string[]): unknown[] {
  if (key === undefined) return [value];
  if (key === "[]") return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  if (key === "*") return Object.values(value).flatMap((item) => valuesAt(item, rest));
  return Object.hasOwn(value, key) ? valuesAt((value as Record<string, unknown>)[key], rest) : [];
}
