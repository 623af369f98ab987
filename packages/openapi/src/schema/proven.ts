import type { Evidence, OpenApiDocument, Schema } from "../document.ts";
import { keywordEvidence } from "../evidence.ts";
import { typesOf } from "./resolve.ts";
import { describedSubschemas, mapSchemas, mapSubschemas } from "./subschemas.ts";

/**
 * A copy of a document whose schemas demand only what is better known than inferred, and take what errata tolerate. A
 * value that breaks the document and not this copy is worth a note, and breaks nobody. Pointers stay as they are.
 */
export function provenDocument(document: OpenApiDocument): OpenApiDocument {
  return mapSchemas(document, (schema) => proven(schema, undefined));
}

/** A copy of a document whose schemas take what errata tolerate as well. */
export function tolerantDocument(document: OpenApiDocument): OpenApiDocument {
  return mapSchemas(document, tolerant);
}

function proven(schema: Schema, around: Evidence | undefined): Schema {
  const own = schema["x-evidence"] ?? around;
  const isProven = (keyword: string, name?: string) => (keywordEvidence(schema, keyword, name) ?? own) !== "inferred";
  const below = new Set(describedSubschemas(schema).map(({ keyword }) => keyword as string));
  const inside = mapSubschemas(schema, ({ keyword, schema: child, describes }) =>
    describes ? proven(child, isProven(keyword) ? own : "inferred") : child,
  );
  // A branch that takes more than it says can fit beside another one; one of them has to.
  if (inside.oneOf && JSON.stringify(inside.oneOf) !== JSON.stringify(schema.oneOf)) {
    inside.allOf = [...(inside.allOf ?? []), { anyOf: inside.oneOf }];
    delete inside.oneOf;
  }
  const kept = Object.entries(inside).filter(
    ([keyword]) => keyword.startsWith("x-") || below.has(keyword) || isProven(keyword),
  );
  const copy = Object.fromEntries(kept) as Schema;
  if (copy.required) copy.required = copy.required.filter((name) => isProven("required", name));
  const named = schema["x-keyword-evidence"]?.["type"];
  if (copy.type && isObject(named)) {
    const inferred = Object.keys(named).filter((name) => !isProven("type", name));
    copy.type = [...new Set([...typesOf(copy), ...inferred])];
  }
  // Nobody knows which fields an inferred object has.
  if (own === "inferred" && !isObject(copy.additionalProperties)) copy.additionalProperties = true;
  return withTolerated(copy);
}

function tolerant(schema: Schema): Schema {
  return withTolerated(mapSubschemas(schema, ({ schema: child, describes }) => (describes ? tolerant(child) : child)));
}

function withTolerated(schema: Schema): Schema {
  const { "x-tolerated": tolerated, ...rest } = schema;
  return tolerated === undefined ? schema : { anyOf: [rest, tolerated] };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
