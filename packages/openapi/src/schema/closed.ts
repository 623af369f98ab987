import type { OpenApiDocument, Schema } from "../document.ts";
import { resolve } from "../pointer.ts";
import { describedSubschemas, mapSubschemas, type Subschema } from "./subschemas.ts";

/**
 * How far a schema of the closed copy refuses fields that the document does not name. closed: it does. below: only its
 * fields do, because another schema of the same value (the one around an `allOf`) knows the other fields. open: as the
 * document says, with the fields below it as {@link ClosedOptions.belowUnions} has it.
 */
type Closing = "closed" | "below" | "open";

export interface ClosedOptions {
  /**
   * Whether what lies below a branch of `anyOf` or `oneOf` is closed as well. A branch that refuses an unknown field is
   * lost, and with it the reason: so only where every value is validated against the document itself, too.
   */
  belowUnions: boolean;
}

const componentSchemas = "#/components/schemas/";

/**
 * A copy of a document that knows no more than it says: an object has the documented fields alone. What only the copy
 * refuses is an addition, which breaks nobody. A schema that is open in so many words (`additionalProperties: true`)
 * stays open, as does one without fields.
 *
 * The copy says so by `unevaluatedProperties: false`. Component schemas that are parts of others stand in it a second
 * time, as `Name:below` and `Name:open`; {@link originalPointer} leads back.
 */
export function closedDocument(document: OpenApiDocument, options: ClosedOptions): OpenApiDocument {
  const schemas: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    schemas[name] = close(document, schema, "closed", options);
    schemas[`${name}:below`] = close(document, schema, "below", options);
    schemas[`${name}:open`] = close(document, schema, "open", options);
  }
  const { components, ...rest } = document;
  return {
    ...(closeSchemasIn(document, rest, options) as typeof rest),
    components: { ...(closeSchemasIn(document, { ...components, schemas: {} }, options) as object), schemas },
  };
}

/** The pointer into the document of a place in its closed copy. */
export function originalPointer(pointer: string): string {
  return pointer.replace(/^(\/components\/schemas\/[^/:]+):(below|open)(?=\/|$)/, "$1");
}

/** Whether nothing but the closed copy has a keyword at a place: it was put there, and breaking it breaks nobody. */
export function namesFields(document: OpenApiDocument, schema: Schema, seen = new Set<Schema>()): boolean {
  const target = resolve<Schema>(document, schema);
  if (seen.has(target)) return false;
  seen.add(target);
  if (Object.keys(target.properties ?? {}).length > 0) return true;
  const parts = describedSubschemas(target).filter(({ scope }) => scope.of === "value");
  return parts.some((part) => namesFields(document, part.schema, seen));
}

/** The schemas of everything that is no component schema: of parameters, headers and bodies. */
function closeSchemasIn(document: OpenApiDocument, node: unknown, options: ClosedOptions): unknown {
  if (Array.isArray(node)) return node.map((entry) => closeSchemasIn(document, entry, options));
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, child]: [string, unknown]) => {
    if (key === "examples" || key === "example") return [key, child];
    const isSchema = key === "schema" && typeof child === "object" && child !== null;
    return [
      key,
      isSchema ? close(document, child as Schema, "closed", options) : closeSchemasIn(document, child, options),
    ];
  });
  return Object.fromEntries(entries);
}

function close(document: OpenApiDocument, schema: Schema, closing: Closing, options: ClosedOptions): Schema {
  // A component schema may be true or false as well.
  if (typeof schema !== "object") return schema;
  const copy = mapSubschemas(schema, (child) =>
    close(document, child.schema, closingOf(child, closing, options), options),
  );
  const isPart = schema.$ref !== undefined && describedSubschemas(schema).some(({ scope }) => scope.of === "property");
  if (schema.$ref !== undefined)
    copy.$ref = closedReference(schema.$ref, isPart && closing === "closed" ? "below" : closing);
  const isReference = schema.$ref !== undefined && !isPart;
  if (closing === "closed" && !isReference && !saysMore(schema) && namesFields(document, schema)) {
    copy["unevaluatedProperties"] = false;
  }
  return copy;
}

function closingOf({ keyword, scope, describes }: Subschema, around: Closing, { belowUnions }: ClosedOptions): Closing {
  if (!describes) return "open";
  if (scope.of !== "value") return around === "open" && !belowUnions ? "open" : "closed";
  if (keyword === "allOf") return around === "open" ? "open" : "below";
  return "open";
}

function closedReference(reference: string, closing: Closing): string {
  const isComponent = reference.startsWith(componentSchemas) && !reference.slice(componentSchemas.length).includes("/");
  return closing === "closed" || !isComponent ? reference : `${reference}:${closing}`;
}

/** Whether a schema says itself what becomes of fields that it does not name. */
function saysMore(schema: Schema): boolean {
  return ["additionalProperties", "unevaluatedProperties", "patternProperties"].some((keyword) => keyword in schema);
}
