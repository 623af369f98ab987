import { at, isOfType, resolveSchema, toPointer, typesOf, type OpenApiDocument, type Schema } from "@demarc/openapi";

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
    if (Array.isArray(value))
      value.forEach((_, index) =>
        visit(
          all.map((schema) => itemSchema(schema, index)).filter((schema) => schema !== undefined),
          `${pointer}/${index}`,
        ),
      );
    else if (typeof value === "object" && value !== null)
      for (const key of Object.keys(value))
        visit(
          all.map((schema) => fieldSchema(schema, key)).filter((schema) => schema !== undefined),
          `${pointer}${toPointer([key])}`,
        );
  };
  visit([reference], "");
  return [...places.values()];
}

/** A schema with its parts: all of `allOf`, and of a union the branches that a value is one of. */
function expand(document: OpenApiDocument, reference: Schema, value: unknown): Schema[] {
  const { schema } = resolveSchema(document, reference, "");
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((branch) => expand(document, branch, value));
  const fitting = branches.filter((parts) => parts.every((part) => fits(document, part, value)));
  return [
    schema,
    ...(schema.allOf ?? []).flatMap((part) => expand(document, part, value)),
    ...(fitting.length === 1 ? (fitting[0] ?? []) : []),
  ];
}

function fits(document: OpenApiDocument, schema: Schema, value: unknown): boolean {
  const types = typesOf(schema);
  if (types.length > 0 && !isOfType(value, types)) return false;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return true;
  if (schema.required?.some((key) => !Object.hasOwn(value, key))) return false;
  return Object.entries(schema.properties ?? {}).every(([key, property]) => {
    const { schema: own } = resolveSchema(document, property, "");
    const given = (value as Record<string, unknown>)[key];
    return (
      given === undefined ||
      ((own["const"] === undefined || own["const"] === given) && (!own.enum || own.enum.includes(given as never)))
    );
  });
}

function itemSchema(schema: Schema, index: number): Schema | undefined {
  return (
    (schema["prefixItems"] as Schema[] | undefined)?.[index] ??
    (typeof schema.items === "object" ? schema.items : undefined)
  );
}

function fieldSchema({ properties, additionalProperties }: Schema, key: string): Schema | undefined {
  return properties?.[key] ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
}
