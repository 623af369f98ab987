import type { OpenApiDocument, Schema } from "@demarc/openapi";

/**
 * How far a copy of a schema is closed to what the document does not name: everywhere; below its own fields only,
 * for a branch of `allOf`, which does not know the fields of the others; or nowhere, for a branch of a union, which
 * an unknown field must not lose.
 */
type Closing = "closed" | "below" | "open";

/** Where the copies of the component schemas stand. */
const sections: readonly Closing[] = ["closed", "below", "open"];

const byName = ["properties", "patternProperties", "dependentSchemas"];
const single = ["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "propertyNames"];
const unions = ["anyOf", "oneOf"];
const conditions = ["not", "if", "then", "else", "contains"];
/** Say nothing about a value. */
const annotations = [
  "title",
  "description",
  "examples",
  "example",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "$comment",
];

/** The copies of all component schemas, by section and name. */
export function strictSchemas(document: OpenApiDocument): Record<Closing, Record<string, unknown>> {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const copies = sections.map((closing) => [
    closing,
    Object.fromEntries(schemas.map(([name, schema]) => [name, strictCopy(schema, closing)])),
  ]);
  return Object.fromEntries(copies) as Record<Closing, Record<string, unknown>>;
}

/**
 * A schema that also fails for what the promise lets through and does not name: an unknown field
 * (`additionalProperties`, `unevaluatedProperties`) and an unknown value (`x-extensible-enum`). Which keyword fails
 * tells the two readings apart. What is only inferred cannot be broken: such a schema becomes one that takes anything.
 */
export function strictCopy(schema: Schema | boolean, closing: Closing = "closed"): unknown {
  if (typeof schema === "boolean") return schema;
  if (schema["x-evidence"] === "inferred") return {};
  const copy: Record<string, unknown> = {};
  const below = closing === "open" ? "open" : "closed";
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.includes(keyword)) continue;
    if (keyword === "$ref") copy[keyword] = (value as string).replace("#/components/schemas/", `#/${closing}/`);
    else if (keyword === "x-extensible-enum" && closing !== "open") copy[keyword] = value;
    else if (keyword.startsWith("x-")) continue;
    else if (byName.includes(keyword))
      copy[keyword] = mapValues(value as Record<string, Schema>, (child) => strictCopy(child, below));
    else if (single.includes(keyword)) copy[keyword] = strictCopy(value as Schema | boolean, below);
    else if (keyword === "prefixItems") copy[keyword] = (value as Schema[]).map((child) => strictCopy(child, below));
    else if (keyword === "allOf")
      copy[keyword] = (value as Schema[]).map((child) => strictCopy(child, closing === "open" ? "open" : "below"));
    else if (unions.includes(keyword)) copy[keyword] = (value as Schema[]).map((child) => strictCopy(child, "open"));
    else if (conditions.includes(keyword)) copy[keyword] = strictCopy(value as Schema | boolean, "open");
    else copy[keyword] = value;
  }
  if (closing === "closed" && namesItsFields(schema))
    copy[schema.allOf ? "unevaluatedProperties" : "additionalProperties"] = false;
  return copy;
}

function namesItsFields(schema: Schema): boolean {
  const open = ["additionalProperties", "unevaluatedProperties", "patternProperties", "anyOf", "oneOf"];
  return Boolean(schema.properties ?? schema.allOf) && !open.some((keyword) => keyword in schema);
}

function mapValues<T>(object: Record<string, T>, change: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
