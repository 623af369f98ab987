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

const keywords = Object.keys(applicators) as Applicator[];

/**
 * The schemas directly inside a schema, in the order of {@link applicators}. References are not followed, and
 * `true` and `false`, which are schemas as well, are left out. Everything that walks a schema walks it by this.
 */
export function subschemas(schema: Schema): Subschema[] {
  // Most schemas hold none, and all of a document's are asked.
  const holding = keywords.filter((keyword) => typeof schema[keyword] === "object" && schema[keyword] !== null);
  return holding.flatMap((keyword) => {
    const form: Form = applicators[keyword];
    const held = schema[keyword] as object;
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

/** What holds objects by names, which are no keywords. */
const maps = new Set(
  "paths webhooks responses content headers callbacks links schemas parameters requestBodies securitySchemes pathItems variables encoding mapping scopes examples".split(
    " ",
  ),
);

/**
 * A copy of a document in which each schema that stands in no other schema is replaced: those of the components, of
 * parameters, headers and bodies. `true` and `false` stay.
 *
 * @param withoutData which extensions and examples, which hold anything, are left out. They are never looked into
 */
export function mapSchemas(
  document: OpenApiDocument,
  replace: (schema: Schema, pointer: string) => Schema,
  withoutData: (data: unknown) => boolean = () => false,
): OpenApiDocument {
  const inside = (node: unknown, pointer: string, holder: string | undefined): unknown => {
    if (Array.isArray(node)) return node.map((entry, index) => inside(entry, `${pointer}/${index}`, undefined));
    if (!isObject(node)) return node;
    const isMap = holder !== undefined && maps.has(holder);
    const entries = Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
      const place = `${pointer}${toPointer([key])}`;
      const isData = !isMap && (key === "examples" || key === "example" || key.startsWith("x-"));
      if (isData) return withoutData(child) ? [] : [[key, child]];
      const isSchema = isMap ? holder === "schemas" : key === "schema";
      if (isSchema) return [[key, isObject(child) ? replace(child, place) : child]];
      return [[key, inside(child, place, isMap ? undefined : key)]];
    });
    return Object.fromEntries(entries);
  };
  return inside(document, "", undefined) as OpenApiDocument;
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
