import {
  at,
  describedSubschemas,
  fromPointer,
  isOfType,
  regularExpression,
  resolveSchema,
  toPointer,
  typesOf,
  type OpenApiDocument,
  type Schema,
} from "@demarc/openapi";

/** A place in a body with every schema that holds there. */
export interface BodyPlace {
  pointer: string;
  value: unknown;
  schemas: Schema[];
}

/**
 * The places of a body and what the document says of each, read without a validator, so that what the checker is
 * expected to say does not come from the checker. Of a union, the branches hold whose fields and values fit.
 */
export function bodyPlaces(document: OpenApiDocument, reference: Schema, body: unknown): BodyPlace[] {
  const places = new Map<string, BodyPlace>();
  const visit = (schemas: Schema[], pointer: string) => {
    const value: unknown = at(body, pointer);
    const all = schemas.flatMap((schema) => expand(document, schema, value));
    places.set(pointer, { pointer, value, schemas: all });
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value))
      visit(
        all.flatMap((schema) => schemasOf(schema, Array.isArray(value) ? Number(key) : key)),
        `${pointer}${toPointer([key])}`,
      );
  };
  visit([reference], "");
  return [...places.values()];
}

/** A schema with its parts: all of `allOf`, and of a union the branches that a value is one of. */
function expand(document: OpenApiDocument, reference: Schema, value: unknown): Schema[] {
  const { schema } = resolveSchema(document, reference, "");
  const parts = describedSubschemas(schema).filter(({ scope }) => scope.of === "value");
  const under = (...keywords: string[]) =>
    parts.filter(({ keyword }) => keywords.includes(keyword)).map((part) => expand(document, part.schema, value));
  const fitting = under("anyOf", "oneOf").filter((all) => all.every((part) => fits(document, part, value)));
  return [schema, ...under("allOf").flat(), ...(fitting.length === 1 ? (fitting[0] ?? []) : [])];
}

function fits(document: OpenApiDocument, schema: Schema, value: unknown): boolean {
  const types = typesOf(schema);
  if (types.length > 0 && !isOfType(value, types)) return false;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return true;
  if (schema.required?.some((key) => !Object.hasOwn(value, key))) return false;
  return describedSubschemas(schema).every(({ scope, schema: property }) => {
    if (scope.of !== "property") return true;
    const { schema: own } = resolveSchema(document, property, "");
    const given = (value as Record<string, unknown>)[scope.name];
    return (
      given === undefined ||
      ((own["const"] === undefined || own["const"] === given) && (!own.enum || own.enum.includes(given as never)))
    );
  });
}

/** What a schema itself says of the field or entry at a key: by its name or index, or else of any. */
function schemasOf(schema: Schema, key: string | number): Schema[] {
  const inside = describedSubschemas(schema);
  const own = inside.filter(({ scope, keyword, pointer }) => {
    if (scope.of === "property") return scope.name === key;
    if (scope.of === "item") return scope.index === key;
    const [, pattern = ""] = keyword === "patternProperties" ? fromPointer(pointer) : [];
    return pattern !== "" && regularExpression(pattern)?.test(String(key)) === true;
  });
  const any = inside.filter(
    ({ scope, keyword }) =>
      (typeof key === "number" ? scope.of === "any item" : scope.of === "any property") &&
      keyword !== "patternProperties",
  );
  return (own.length > 0 ? own : any).map((child) => child.schema);
}
