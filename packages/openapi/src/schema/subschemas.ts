import type { OpenApiDocument, Schema } from "../document.ts";
import { fromPointer, toPointer } from "../pointer.ts";

/** What of a value a subschema is about: the value itself, or something inside it. */
export type Scope =
  | { of: "value" }
  | { of: "property"; name: string }
  | { of: "any property" }
  | { of: "property name" }
  | { of: "item"; index: number }
  | { of: "any item" };

export interface Subschema {
  /** The keyword that holds it: `properties`, `anyOf`. */
  keyword: Applicator;
  /** From the schema around it: `/properties/name`, `/anyOf/0`. */
  pointer: string;
  scope: Scope;
  schema: Schema;
  /**
   * Whether it describes what may be there. The others only ask whether a value fits (`not`, `if`), or speak of names.
   */
  describes: boolean;
}

/** How a keyword holds its schemas, and what they are about. */
interface Form {
  holds: "one" | "list" | "map";
  of: Scope["of"];
  describes: boolean;
}

/** The keywords of JSON Schema 2020-12 that hold schemas (core 10, applied in place and to children; 11). */
const applicators = {
  properties: { holds: "map", of: "property", describes: true },
  patternProperties: { holds: "map", of: "any property", describes: true },
  additionalProperties: { holds: "one", of: "any property", describes: true },
  unevaluatedProperties: { holds: "one", of: "any property", describes: true },
  prefixItems: { holds: "list", of: "item", describes: true },
  items: { holds: "one", of: "any item", describes: true },
  unevaluatedItems: { holds: "one", of: "any item", describes: true },
  anyOf: { holds: "list", of: "value", describes: true },
  oneOf: { holds: "list", of: "value", describes: true },
  allOf: { holds: "list", of: "value", describes: true },
  dependentSchemas: { holds: "map", of: "value", describes: true },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: { holds: "one", of: "value", describes: true },
  else: { holds: "one", of: "value", describes: true },
  if: { holds: "one", of: "value", describes: false },
  not: { holds: "one", of: "value", describes: false },
  contains: { holds: "one", of: "any item", describes: false },
  propertyNames: { holds: "one", of: "property name", describes: false },
} as const satisfies Record<string, Form>;

export type Applicator = keyof typeof applicators;

/**
 * The schemas directly inside a schema, in the order of {@link applicators}. References are not followed, and
 * `true` and `false`, which are schemas as well, are left out. Everything that walks a schema walks it by this.
 */
export function subschemas(schema: Schema): Subschema[] {
  return (Object.keys(applicators) as Applicator[]).flatMap((keyword) => {
    const form: Form = applicators[keyword];
    const held = schema[keyword];
    if (typeof held !== "object" || held === null) return [];
    const entries: [key: string | number | undefined, schema: unknown][] =
      form.holds === "one" ? [[undefined, held]] : entriesOf(held);
    return entries.flatMap(([key, child]) => {
      if (typeof child !== "object" || child === null) return [];
      const pointer = `/${keyword}${key === undefined ? "" : toPointer([key])}`;
      return [{ keyword, pointer, scope: scopeOf(form.of, key), schema: child as Schema, describes: form.describes }];
    });
  });
}

/** The schemas directly inside a schema that describe what may be there. */
export function describedSubschemas(schema: Schema): Subschema[] {
  return subschemas(schema).filter(({ describes }) => describes);
}

/** A copy of a schema in which each schema directly inside is replaced; `true` and `false` stay. */
export function mapSubschemas(schema: Schema, replace: (child: Subschema) => unknown): Schema {
  const copy: Record<string, unknown> = { ...schema };
  for (const child of subschemas(schema)) {
    const form: Form = applicators[child.keyword];
    const replaced = replace(child);
    if (form.holds === "one") {
      copy[child.keyword] = replaced;
      continue;
    }
    const held = schema[child.keyword] as object;
    // The first of them copies what holds them all.
    if (copy[child.keyword] === held) copy[child.keyword] = Array.isArray(held) ? [...held] : { ...held };
    const [, key = ""] = fromPointer(child.pointer);
    (copy[child.keyword] as Record<string, unknown>)[key] = replaced;
  }
  return copy as Schema;
}

/**
 * A copy of a document in which each schema that stands in no other schema is replaced: those of the components, of
 * parameters, headers and bodies. `true` and `false` stay.
 */
export function mapSchemas(
  { components, ...rest }: OpenApiDocument,
  replace: (schema: Schema) => Schema,
): OpenApiDocument {
  const { schemas = {}, ...others } = components ?? {};
  const replaced = Object.entries(schemas).map(([name, schema]) => [name, isObject(schema) ? replace(schema) : schema]);
  return {
    ...(mapSchemasIn(rest, replace) as typeof rest),
    components: { ...(mapSchemasIn(others, replace) as typeof others), schemas: Object.fromEntries(replaced) },
  };
}

function mapSchemasIn(node: unknown, replace: (schema: Schema) => Schema): unknown {
  if (Array.isArray(node)) return node.map((entry) => mapSchemasIn(entry, replace));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([key, child]: [string, unknown]) => {
    if (key === "examples" || key === "example") return [key, child];
    return [key, key === "schema" && isObject(child) ? replace(child) : mapSchemasIn(child, replace)];
  });
  return Object.fromEntries(entries);
}

function isObject(node: unknown): node is Schema {
  return typeof node === "object" && node !== null;
}

function entriesOf(held: object): [key: string | number, schema: unknown][] {
  return Array.isArray(held) ? [...held.entries()] : Object.entries(held);
}

function scopeOf(of: Scope["of"], key: string | number | undefined): Scope {
  if (of === "property") return { of, name: String(key) };
  if (of === "item") return { of, index: Number(key) };
  return { of };
}
