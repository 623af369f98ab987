import type { OpenApiDocument, Schema } from "../document.ts";
import { namedValues, resolveSchema } from "./resolve.ts";
import { describedSubschemas, type Scope } from "./subschemas.ts";

/** A field that a schema describes, however deep. */
export interface Field {
  /** `customers[].currency.iso_2`; `*` stands for any name, `[]` for each entry, `[0]` for one. */
  name: string;
  /** The same in parts, as {@link valuesAt} takes it. */
  path: string[];
  /** 0 at the top. */
  depth: number;
  /** References followed. */
  schema: Schema;
  /** Where the schema stands in the document; behind a reference, where the reference leads. */
  specPointer: string;
  /** Where the field itself is declared, before any reference. */
  declaredAt: string;
  required: boolean;
}

/** A field with the values that its schema names for it, those of all its declarations together. */
export interface FieldWithValues extends Field {
  values: unknown[];
}

/** How many fields are told apart before a schema that was entered is not entered again: fields of fields multiply. */
const manyFields = 1000;

/**
 * Every declaration of a field below a schema, parents before their children. A schema that contains itself is entered
 * once on each way.
 *
 * @param follow whether to go on behind references; without it what they lead to is left to its own place
 * @param most how many fields there are before a schema that was entered is not entered again
 */
export function declaredFields(
  document: OpenApiDocument,
  top: Schema,
  pointer: string,
  follow = true,
  most = manyFields,
): Field[] {
  const fields: Field[] = [];
  const known = new Set<string>();
  const enter = (
    reference: Schema,
    place: string,
    path: string[],
    depth: number,
    entered: ReadonlySet<string>,
  ): void => {
    const { schema, pointer: where } = resolveSchema(document, reference, place);
    if (entered.has(where) || (fields.length > most && known.has(where))) return;
    known.add(where);
    const inside = new Set(entered).add(where);
    for (const { schema: child, pointer: key, scope } of describedSubschemas(schema)) {
      const declaredAt = `${where}${key}`;
      const inner = pathInto(path, scope);
      const isField = scope.of === "property" || scope.of === "any property";
      if (isField) {
        const target = resolveSchema(document, child, declaredAt);
        const required = scope.of === "property" && (schema.required?.includes(scope.name) ?? false);
        const name = fieldName(inner);
        fields.push({
          name,
          path: inner,
          depth,
          schema: target.schema,
          specPointer: target.pointer,
          declaredAt,
          required,
        });
      }
      if (follow || child.$ref === undefined) enter(child, declaredAt, inner, isField ? depth + 1 : depth, inside);
    }
  };
  enter(top, pointer, [], 0, new Set());
  return fields;
}

/** All fields below a schema, each name once, in the order in which they are declared. */
export function fieldsOf(
  document: OpenApiDocument,
  top: Schema,
  pointer: string,
  most = manyFields,
): FieldWithValues[] {
  const found = new Map<string, FieldWithValues>();
  for (const field of declaredFields(document, top, pointer, true, most)) {
    const before = found.get(field.name)?.values ?? [];
    found.set(field.name, { ...field, values: [...before, ...namedValues(field.schema)] });
  }
  return [...found.values()];
}

/** All values at the path of a field. */
export function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return [value];
  const index = /^\[(\d*)\]$/.exec(key)?.[1];
  if (index !== undefined) {
    if (!Array.isArray(value)) return [];
    return (index === "" ? value : value.slice(Number(index), Number(index) + 1)).flatMap((item) =>
      valuesAt(item, rest),
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  if (key === "*") return Object.values(value).flatMap((item) => valuesAt(item, rest));
  return Object.hasOwn(value, key) ? valuesAt((value as Record<string, unknown>)[key], rest) : [];
}

/** The path of what a subschema is about, in the value at a path. */
export function pathInto(path: readonly string[], scope: Scope): string[] {
  switch (scope.of) {
    case "property":
      return [...path, scope.name];
    case "any property":
      return [...path, "*"];
    case "item":
      return [...path, `[${scope.index}]`];
    case "any item":
      return [...path, "[]"];
    default:
      return [...path];
  }
}

/** A path as it is written: `customers[].name`. */
export function fieldName(path: readonly string[]): string {
  return path.join(".").replaceAll(/\.(?=\[\d*\])/g, "");
}
