import { httpMethods, resolve, type OpenApiDocument, type Schema } from "@demarc/spec";
import { typesOf } from "./values/schema.ts";

/**
 * A copy of a document that knows no more than it says: an object holds the documented fields alone, a set of known
 * values those alone. What only the copy refuses is an addition, which breaks nobody.
 *
 * A schema that is open in so many words (`additionalProperties: true`) stays open, as does one without fields.
 */
export function strictDocument(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  const seen = new Set<unknown>();
  // The result variants are schemas of whole bodies too, though no reference says so.
  for (const schema of variantSchemas(copy)) close(copy, schema, true, seen);
  close(copy, copy, false, seen);
  return copy;
}

function variantSchemas(document: OpenApiDocument): (Schema | undefined)[] {
  const variants = Object.values(document.paths).flatMap((item) =>
    httpMethods.flatMap((method) => item[method]?.["x-result-variants"] ?? []),
  );
  return variants.map(({ schema }) => document.components?.schemas?.[schema]);
}

function close(document: OpenApiDocument, node: unknown, isValue: boolean, seen: Set<unknown>): void {
  if (typeof node !== "object" || node === null || seen.has(node)) return;
  seen.add(node);
  if (Array.isArray(node)) {
    for (const entry of node) close(document, entry, false, seen);
    return;
  }
  const schema = node as Schema;
  for (const [key, child] of Object.entries(schema)) {
    if (key === "examples" || key === "example" || key === "default" || key === "enum" || key === "const") continue;
    if ((key === "properties" || key === "patternProperties") && typeof child === "object" && child !== null) {
      for (const property of Object.values(child)) close(document, property, true, seen);
    } else if (key === "prefixItems" && Array.isArray(child)) {
      for (const item of child) close(document, item, true, seen);
    } else {
      close(document, child, key === "schema" || key === "items" || key === "additionalProperties", seen);
    }
  }
  const known = schema["x-extensible-enum"];
  if (Array.isArray(known)) schema.enum = typesOf(schema).includes("null") ? [...known, null] : known;
  // At the use of a schema, not in it: a part of `allOf` must not refuse what its siblings describe.
  if (isValue && hasFields(document, schema, new Set()) && schema["unevaluatedProperties"] === undefined)
    schema["unevaluatedProperties"] = false;
}

function hasFields(document: OpenApiDocument, reference: Schema, seen: Set<unknown>): boolean {
  const schema = resolve<Schema>(document, reference);
  if (seen.has(schema)) return false;
  seen.add(schema);
  return (
    Object.keys(schema.properties ?? {}).length > 0 ||
    [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((part) =>
      hasFields(document, part, seen),
    )
  );
}
