import fc, { type Arbitrary } from "fast-check";
import type { OpenApiDocument, Schema } from "../document.ts";
import { regularExpression } from "../schema/pattern.ts";
import { namedValues, resolveSchema, typesOf } from "../schema/resolve.ts";
import { describedSubschemas, type Subschema } from "../schema/subschemas.ts";
import { isOptionalWanted, isTooDeep } from "./depth.ts";

/** Generators for the formats that JSON Schema names; another format is a plain text. */
const formats: Record<string, () => Arbitrary<string>> = {
  date: () =>
    fc
      .date({ min: new Date("1970-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  "date-time": () =>
    fc
      .date({ min: new Date("1970-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString()),
  email: () => fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  uri: () => fc.webUrl(),
  uuid: () => fc.uuid(),
};

/** What a schema without a type says nothing about. */
const anything = Symbol("anything");

/** Each schema once for each depth: what is made of it is the same wherever it is referred to. */
const made = new WeakMap<OpenApiDocument, Map<string, Arbitrary<unknown>>>();

/**
 * A generator of values for a schema. It aims at valid ones; what it makes of keywords that it does not know
 * (`not`, `if`, a pattern with lookahead) has to be validated against the schema.
 */
export function arbitraryOf(document: OpenApiDocument, reference: Schema, place = ""): Arbitrary<unknown> {
  return partOf(document, reference, place, 0).map((value) => (value === anything ? "any" : value));
}

function partOf(document: OpenApiDocument, reference: Schema, place: string, depth: number): Arbitrary<unknown> {
  const { schema, pointer } = resolveSchema(document, reference, place);
  const known = made.get(document) ?? new Map<string, Arbitrary<unknown>>();
  made.set(document, known);
  const key = `${depth} ${pointer}`;
  // There before it is made: it may be a part of itself.
  const arbitrary = known.get(key) ?? (known.set(key, fc.constant(null)), build(document, schema, pointer, depth));
  known.set(key, arbitrary);
  return arbitrary;
}

function build(document: OpenApiDocument, schema: Schema, pointer: string, depth: number): Arbitrary<unknown> {
  if (isTooDeep(depth)) return fc.constant(null);
  if (schema["const"] !== undefined) return fc.constant(schema["const"]);
  const named = namedValues(schema);
  if (named.length > 0) return fc.constantFrom(...named);
  const inside = describedSubschemas(schema).map((child) => ({
    ...child,
    make: () =>
      partOf(document, child.schema, `${pointer}${child.pointer}`, depth + (child.scope.of === "value" ? 0 : 1)),
  }));
  const under = (keyword: string) => inside.filter((child) => child.keyword === keyword);
  const parts = under("allOf").map(({ make }) => make());
  for (const union of [under("anyOf"), under("oneOf")])
    if (union.length > 0) parts.push(fc.oneof(...union.map(({ make }) => make())));
  const types = typesOf(schema);
  const own = types.length > 0 ? types : [...(schema.properties ? ["object"] : []), ...(schema.items ? ["array"] : [])];
  if (own.length > 0) parts.push(fc.oneof(...own.map((type) => ofType(schema, type, depth, inside))));
  if (parts.length === 0) return fc.constant(anything);
  return parts.length === 1 && parts[0] ? parts[0] : fc.tuple(...parts).map(merge);
}

/** What several schemas ask of one value: the fields of all of them, or the last value. */
function merge(all: unknown[]): unknown {
  const values = all.filter((value) => value !== anything);
  if (values.length === 0) return anything;
  return values.every((value) => typeof value === "object" && value !== null && !Array.isArray(value))
    ? Object.assign({}, ...(values as object[]))
    : values.at(-1);
}

/** A schema inside another one, and how values for it are made: not before one is wanted. */
type Inside = Subschema & { make(): Arbitrary<unknown> };

function ofType(schema: Schema, type: string, depth: number, inside: readonly Inside[]): Arbitrary<unknown> {
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "integer" || type === "number") return numbers(schema, type);
  if (type === "array") return arrays(schema, depth, inside);
  if (type === "object") return objects(schema, depth, inside);
  return texts(schema);
}

function numbers(schema: Schema, type: string): Arbitrary<number> {
  const step = number(schema, "multipleOf") ?? 1;
  const low = number(schema, "minimum") ?? (number(schema, "exclusiveMinimum") ?? -1) + step;
  const high = number(schema, "maximum") ?? (number(schema, "exclusiveMaximum") ?? low + 1000 * step + step) - step;
  return fc
    .integer({ min: Math.ceil(low / step), max: Math.max(Math.ceil(low / step), Math.floor(high / step)) })
    .map((count) => count * step + (type === "number" && step === 1 && count + 0.5 < high ? 0.5 : 0));
}

function texts(schema: Schema): Arbitrary<string> {
  const examples = schema["examples"] as string[] | undefined;
  const format = formats[String(schema["format"])];
  if (format) return format();
  const pattern = typeof schema["pattern"] === "string" ? regularExpression(schema["pattern"]) : undefined;
  if (pattern) {
    try {
      return fc.stringMatching(pattern);
    } catch {
      // fast-check knows no lookahead; then the document's own examples are what is known to fit.
      return fc.constantFrom(...(examples ?? ["example"]));
    }
  }
  const minLength = number(schema, "minLength") ?? 0;
  return fc.string({
    minLength,
    maxLength: Math.min(number(schema, "maxLength") ?? minLength + 12, minLength + 12),
    unit: "grapheme-ascii",
  });
}

function arrays(schema: Schema, depth: number, inside: readonly Inside[]): Arbitrary<unknown[]> {
  const prefix = inside.filter(({ scope }) => scope.of === "item").map(({ make }) => make().map(plainly));
  const minLength = Math.max(0, (number(schema, "minItems") ?? 0) - prefix.length);
  const most = isOptionalWanted(schema, depth) ? minLength + 3 : minLength;
  const maxLength = Math.max(minLength, Math.min((number(schema, "maxItems") ?? most) - prefix.length, most));
  const entry = inside.find(({ keyword }) => keyword === "items");
  // Not built where none is wanted: a list of what contains the list has no end.
  const items = entry && maxLength > 0 ? entry.make().map(plainly) : fc.constant("any");
  const more = schema["uniqueItems"]
    ? fc.uniqueArray(items, { minLength, maxLength, comparator: "SameValueZero" })
    : fc.array(items, { minLength, maxLength });
  const rest = (schema.items as unknown) === false ? fc.constant([]) : more;
  return fc.tuple(fc.tuple(...prefix), rest).map(([first, others]) => [...first, ...others]);
}

function objects(schema: Schema, depth: number, inside: readonly Inside[]): Arbitrary<object> {
  const isRequired = (name: string) => schema.required?.includes(name) === true;
  const fields = inside.flatMap(({ scope, make }) =>
    scope.of === "property" && (isOptionalWanted(schema, depth) || isRequired(scope.name))
      ? [[scope.name, make().map(plainly)] as const]
      : [],
  );
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: fields.map(([name]) => name).filter(isRequired),
    noNullPrototype: true,
  });
}

function plainly(value: unknown): unknown {
  return value === anything ? "any" : value;
}

function number(schema: Schema, keyword: string): number | undefined {
  return typeof schema[keyword] === "number" ? schema[keyword] : undefined;
}
