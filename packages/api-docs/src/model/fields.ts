import { resolveAt, toPointer, type OpenApiDocument, type Schema } from "@demarc/openapi";

/** A field of an object, wherever below the top it stands. */
export interface Field {
  /** From the top: `customers[].currency.iso_2`. */
  path: string;
  /** 0 at the top. */
  depth: number;
  /** References resolved. */
  schema: Schema;
  /** Where the field stands in the bundled document; behind a reference, where the reference leads. */
  pointer: string;
  /** Where the field itself is declared, before any reference. */
  declaredAt: string;
  required: boolean;
}

/**
 * The fields below a schema, parents before their children.
 *
 * @param follow whether to go on behind references to component schemas; without it those are left to their own place
 */
export function fieldsOf(document: OpenApiDocument, top: Schema, at: string, follow: boolean): Field[] {
  const fields: Field[] = [];
  const open = new Set<string>();

  const visit = (schema: Schema, pointer: string, path: string, depth: number): void => {
    if (open.has(pointer)) return;
    open.add(pointer);
    for (const [name, child] of Object.entries(schema.properties ?? {})) {
      add(
        child,
        `${pointer}/properties${toPointer([name])}`,
        path ? `${path}.${name}` : name,
        depth,
        schema.required?.includes(name) ?? false,
      );
    }
    const rest = schema.additionalProperties;
    if (typeof rest === "object")
      add(rest, `${pointer}/additionalProperties`, path ? `${path}.{key}` : "{key}", depth, false);
    if (schema.items) inside(schema.items, `${pointer}/items`, `${path}[]`, depth);
    for (const key of ["anyOf", "oneOf", "allOf"] as const) {
      for (const [index, child] of (schema[key] ?? []).entries())
        inside(child, `${pointer}/${key}/${index}`, path, depth);
    }
    open.delete(pointer);
  };
  const inside = (reference: Schema, pointer: string, path: string, depth: number): void => {
    const target = resolveAt<Schema>(document, reference, pointer);
    if (target.node === reference || follow) visit(target.node, target.pointer, path, depth);
  };
  const add = (reference: Schema, declaredAt: string, path: string, depth: number, required: boolean): void => {
    const { node, pointer } = resolveAt<Schema>(document, reference, declaredAt);
    fields.push({ path, depth, schema: node, pointer, declaredAt, required });
    inside(reference, declaredAt, path, depth + 1);
  };

  const start = resolveAt<Schema>(document, top, at);
  visit(start.node, start.pointer, "", 0);
  return fields;
}
