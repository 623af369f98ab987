import { namedValues, toPointer, typesOf, type OpenApiDocument, type Schema } from "@demarc/openapi";
import { mutant, renamed, turnCase, type Mutant } from "./mutant.ts";
import type { Role, SchemaPlace } from "./places.ts";

/** Limits that can be moved by one, and taken out. */
const limits = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
];

const otherType: Record<string, string> = {
  string: "integer",
  integer: "string",
  number: "string",
  boolean: "string",
  array: "object",
  object: "array",
  null: "boolean",
};

/** Every change of one keyword of a schema that its values can show. */
export function schemaMutants(document: OpenApiDocument, { schema, pointer, roles }: SchemaPlace): Mutant[] {
  const change = (operator: string, keyword: string, replacement: unknown, detail?: string) =>
    mutant(document, operator, `${pointer}/${keyword}`, replacement, detail);
  return [
    ...typeMutants(schema, roles, change),
    ...valueMutants(schema, change),
    ...limitMutants(schema, change),
    ...textMutants(schema, change),
    ...fieldMutants(document, schema, pointer, roles, change),
    ...compositionMutants(schema, change),
  ];
}

type Change = (operator: string, keyword: string, replacement: unknown, detail?: string) => Mutant;

function typeMutants(schema: Schema, roles: ReadonlySet<Role>, change: Change): Mutant[] {
  const types = typesOf(schema);
  const [first] = types;
  if (!first) return [];
  const become = (operator: string, changed: unknown[]) =>
    change(operator, "type", changed.length === 1 ? changed[0] : changed);
  const replaced = (operator: string, from: string, to: string | undefined) =>
    become(
      operator,
      types.map((type) => (type === from ? to : type)),
    );
  const mutants = [replaced("type changed", first, otherType[first])];
  // Where only integers are listed, the wider type lets nothing more through.
  if (types.includes("integer") && !schema.enum) mutants.push(replaced("integer to number", "integer", "number"));
  if (types.includes("number")) mutants.push(replaced("number to integer", "number", "integer"));
  // Text has no null.
  if (roles.size === 1 && roles.has("text")) return mutants;
  if (!types.includes("null")) return schema.enum ? mutants : [...mutants, become("null allowed", [...types, "null"])];
  const others = types.filter((type) => type !== "null");
  return others.length === 0 ? mutants : [...mutants, become("null no longer allowed", others)];
}

function valueMutants(schema: Schema, change: Change): Mutant[] {
  const mutants: Mutant[] = [];
  for (const keyword of ["enum", "x-extensible-enum"] as const) {
    const values: unknown[] | undefined = schema[keyword];
    if (!values) continue;
    const [name, all] = keyword === "enum" ? ["enum value", "enum"] : ["known value", "known values"];
    if (values.length > 1)
      for (const index of values.keys())
        mutants.push(
          change(`${name} removed`, keyword, values.toSpliced(index, 1), `without ${JSON.stringify(values[index])}`),
        );
    for (const [index, value] of values.entries()) {
      if (typeof value !== "string" || value === "") continue;
      const turned = turnCase(value);
      mutants.push(change(`${name} in another case`, keyword, values.with(index, turned), turned));
    }
    mutants.push(
      change(`${name} added`, keyword, [...values, addedValue(schema, values)], "one more"),
      change(`${all} taken out`, keyword, undefined),
    );
  }
  const { const: only } = schema;
  if (only !== undefined) mutants.push(change("const changed", "const", typeof only === "string" ? `${only}x` : 99));
  if (schema.default !== undefined)
    mutants.push(
      change("default changed", "default", otherValue(schema)),
      change("default taken out", "default", undefined),
    );
  return mutants;
}

/** One more value that the schema's other keywords let through. */
function addedValue(schema: Schema, values: unknown[]): unknown {
  const [first] = values;
  if (typeof first !== "string") return 99;
  const pattern = typeof schema["pattern"] === "string" ? new RegExp(schema["pattern"], "u") : /./;
  const fitting = ["added-value", first.replace(/.$/, "9"), first.replace(/.$/, "x")];
  return fitting.find((candidate) => pattern.test(candidate) && !values.includes(candidate)) ?? "added-value";
}

/** Another valid default, so that nothing but its meaning changes. */
function otherValue(schema: Schema): unknown {
  const other = namedValues(schema).find((value) => value !== schema.default);
  if (other !== undefined) return other;
  if (typeof schema.default === "number") return schema.default + 1;
  return typeof schema.default === "boolean" ? !schema.default : `${String(schema.default)}x`;
}

function limitMutants(schema: Schema, change: Change): Mutant[] {
  const mutants = limits.flatMap((keyword) => {
    const limit = schema[keyword];
    if (typeof limit !== "number") return [];
    const less = limit - 1 < 0 && !/imum/.test(keyword) ? [] : [change(`${keyword} lowered`, keyword, limit - 1)];
    return [
      ...less,
      change(`${keyword} raised`, keyword, limit + 1),
      change(`${keyword} taken out`, keyword, undefined),
    ];
  });
  if (typeof schema["multipleOf"] === "number")
    mutants.push(
      change("multipleOf changed", "multipleOf", schema["multipleOf"] * 2),
      change("multipleOf taken out", "multipleOf", undefined),
    );
  if (schema["uniqueItems"] === true) mutants.push(change("uniqueItems taken out", "uniqueItems", undefined));
  return mutants;
}

function textMutants(schema: Schema, change: Change): Mutant[] {
  const { pattern, format } = schema as { pattern?: string; format?: string };
  const mutants: Mutant[] = [];
  if (pattern !== undefined) {
    const variations = {
      "without its start": pattern.replace(/^\^/, ""),
      "without its end": pattern.replace(/\$$/, ""),
      "of another length": pattern.replace(/\{(\d+)\}/, (_, count: string) => `{${Number(count) + 1}}`),
      "for small letters": pattern.replace("A-Z", "a-z"),
    };
    for (const [detail, changed] of Object.entries(variations))
      if (changed !== pattern) mutants.push(change("pattern changed", "pattern", changed, detail));
    mutants.push(change("pattern taken out", "pattern", undefined));
  }
  if (format !== undefined)
    mutants.push(
      change("format taken out", "format", undefined),
      change("format changed", "format", format === "date" ? "date-time" : "date"),
    );
  return mutants;
}

function fieldMutants(
  document: OpenApiDocument,
  schema: Schema,
  pointer: string,
  roles: ReadonlySet<Role>,
  change: Change,
): Mutant[] {
  const required = schema.required ?? [];
  const names = Object.keys(schema.properties ?? {});
  const mutants = names.flatMap((name) => {
    const place = `${pointer}/properties${toPointer([name])}`;
    const others = required.filter((other) => other !== name);
    const requirement =
      others.length < required.length
        ? change("field optional", "required", others, name)
        : change("field required", "required", [...required, name], name);
    return [
      mutant(document, "field removed", place, undefined),
      renamed(document, "field renamed", place, `${name}Renamed`),
      renamed(document, "field in another case", place, turnCase(name)),
      requirement,
    ];
  });
  // As text, any further field of an open object is taken already.
  if (names.length > 0 && [...roles].some((role) => role !== "text"))
    mutants.push(mutant(document, "field added", `${pointer}/properties/addedField`, { type: "string" }));
  // A response that becomes open says less, which no answer can show.
  const closable = roles.has("request") && names.length > 0;
  if (schema.additionalProperties === false)
    mutants.push(change("closed object opened", "additionalProperties", undefined));
  else if (schema.additionalProperties !== undefined)
    mutants.push(change("open object closed", "additionalProperties", false));
  else if (closable) mutants.push(change("open object closed", "additionalProperties", false));
  return mutants;
}

function compositionMutants(schema: Schema, change: Change): Mutant[] {
  return (["allOf", "anyOf", "oneOf", "prefixItems"] as const).flatMap((keyword) => {
    const parts = (schema[keyword] as unknown[] | undefined) ?? [];
    if (parts.length < 2) return [];
    return parts.map((_, index) =>
      change(`${keyword} branch removed`, keyword, parts.toSpliced(index, 1), `without ${index}`),
    );
  });
}
