import fc, { type Arbitrary } from "fast-check";
import type { OpenApiDocument, Schema } from "../document.ts";
import { regularExpression } from "../schema/pattern.ts";
import { namedValues, resolveSchema, typesOf } from "../schema/resolve.ts";
import { describedSubschemas, type Subschema } from "../schema/subschemas.ts";

/** Texts of the formats that JSON Schema and OpenAPI name. */
const ofFormat: Record<string, string> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  email: "someone@host.example",
  hostname: "host.example",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://host.example/path",
  "uri-reference": "/path",
  url: "https://host.example/path",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
  byte: "ZXhhbXBsZQ==",
  "json-pointer": "/example",
  regex: "^example$",
};

/**
 * What is made: values of all kinds, or the one that a reader takes in at a glance, with its optional fields or without.
 */
export type Style = "varied" | "whole" | "required";

/** Below this, only what is required is made, and at last nothing is. */
const deepest = { optional: 4, required: 12 };
/** How many values a sample holds at most, about: fields of fields multiply. */
const manyValues = 500;

/** What a schema without a type says nothing about. */
const anything: unique symbol = Symbol("anything");

/** Each schema once for each depth: what is made of it is the same wherever it is referred to. */
const made = new WeakMap<OpenApiDocument, Map<string, Arbitrary<unknown>>>();

/**
 * A generator of values for a schema. It aims at valid ones; what it makes of keywords that it does not know
 * (`not`, `if`, a pattern with lookahead) has to be validated against the schema.
 */
export function arbitraryOf(
  document: OpenApiDocument,
  reference: Schema,
  place: string,
  style: Style = "varied",
): Arbitrary<unknown> {
  return partOf({ document, style }, reference, place, 0).map(settled);
}

interface Making {
  document: OpenApiDocument;
  style: Style;
}

function partOf(making: Making, reference: Schema, place: string, depth: number): Arbitrary<unknown> {
  const { document, style } = making;
  const { schema, pointer } = resolveSchema(document, reference, place);
  const known = made.get(document) ?? new Map<string, Arbitrary<unknown>>();
  made.set(document, known);
  const key = `${style} ${depth} ${pointer}`;
  // There before it is made: it may be a part of itself.
  const arbitrary = known.get(key) ?? (known.set(key, fc.constant(null)), build(making, schema, pointer, depth));
  known.set(key, arbitrary);
  return arbitrary;
}

function build(making: Making, schema: Schema, pointer: string, depth: number): Arbitrary<unknown> {
  if (depth > deepest.required) return fc.constant(null);
  const { style } = making;
  const isPlain = style !== "varied";
  const [given] = isPlain ? knownValues(schema) : [];
  if (given !== undefined) return fc.constant(given);
  if (schema["const"] !== undefined) return fc.constant(schema["const"]);
  const named = namedValues(schema);
  if (named.length > 0) return fc.constantFrom(...named);
  const inside = describedSubschemas(schema).map((child) => ({
    ...child,
    make: () =>
      partOf(making, child.schema, `${pointer}${child.pointer}`, depth + (child.scope.of === "value" ? 0 : 1)),
  }));
  const under = (keyword: string) => inside.filter((child) => child.keyword === keyword);
  const types = typesOf(schema);
  const hasFields = schema.properties !== undefined || (schema.required ?? []).length > 0;
  const all = types.length > 0 ? types : [...(hasFields ? ["object"] : []), ...(schema.items ? ["array"] : [])];
  const own = (isPlain ? all.slice(0, 1) : all).map((type) => ofType(schema, type, { depth, style, inside }));
  // What the parts say narrows what the schema itself does: a branch names the one value of a text.
  const parts = [...(own.length > 0 ? [fc.oneof(...own)] : []), ...under("allOf").map(({ make }) => make())];
  for (const union of [under("anyOf"), under("oneOf")])
    if (union.length > 0) parts.push(fc.oneof(...(isPlain ? union.slice(0, 1) : union).map(({ make }) => make())));
  if (parts.length === 0) return fc.constant(anything);
  return parts.length === 1 && parts[0] ? parts[0] : fc.tuple(...parts).map(merge);
}

/** What several schemas ask of one value: the fields and entries of all of them, or the last value. */
function merge(all: unknown[]): unknown {
  // A part that only asks for a field does not know what it is.
  const values = all.filter((value) => value !== anything);
  if (values.length === 0) return anything;
  const lists = values.filter((value) => Array.isArray(value));
  const entry = (index: number) => merge(lists.flatMap((list: unknown[]) => list.slice(index, index + 1)));
  if (lists.length === values.length)
    return Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, index) => entry(index));
  if (!values.every(isObject)) return values.at(-1);
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of values.flatMap((each) => Object.entries(each) as [string, unknown][]))
    fields.set(name, [...(fields.get(name) ?? []), value]);
  return Object.fromEntries([...fields].map(([name, each]) => [name, merge(each)]));
}

/** A value with a text wherever anything may stand. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (!isObject(value)) return value === anything ? "any" : value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, settled(field)]));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A schema inside another one, and how values for it are made: not before one is wanted. */
type Inside = Subschema & { make(): Arbitrary<unknown> };

/** What is inside a schema at a depth. */
interface Around {
  depth: number;
  style: Style;
  inside: readonly Inside[];
}

function ofType(schema: Schema, type: string, around: Around): Arbitrary<unknown> {
  const isPlain = around.style !== "varied";
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return isPlain ? fc.constant(true) : fc.boolean();
  if (type === "integer" || type === "number") return numbers(schema, type, isPlain);
  if (type === "array") return arrays(schema, around);
  if (type === "object") return objects(schema, around);
  return texts(schema, isPlain);
}

function numbers(schema: Schema, type: string, isPlain: boolean): Arbitrary<number> {
  const step = number(schema, "multipleOf") ?? 1;
  const low = number(schema, "minimum") ?? (number(schema, "exclusiveMinimum") ?? -1) + step;
  const high = number(schema, "maximum") ?? (number(schema, "exclusiveMaximum") ?? low + 1000 * step + step) - step;
  // Past the integers that a number holds exactly there is no next one, and looking for it has no end.
  const first = Math.max(Number.MIN_SAFE_INTEGER, Math.ceil(low / step));
  const last = Math.max(first, Math.min(Number.MAX_SAFE_INTEGER, Math.floor(high / step)));
  if (isPlain) return fc.constant(Math.min(Math.max(first, 1), last) * step);
  return fc
    .integer({ min: first, max: last })
    .map((count) => count * step + (type === "number" && step === 1 && count + 0.5 < high ? 0.5 : 0));
}

function texts(schema: Schema, isPlain: boolean): Arbitrary<string> {
  const examples = schema["examples"] as string[] | undefined;
  const minLength = number(schema, "minLength") ?? 0;
  const longest = number(schema, "maxLength");
  const format = ofFormat[String(schema["format"])];
  if (format !== undefined) return fc.constant(format);
  const pattern = typeof schema["pattern"] === "string" ? regularExpression(schema["pattern"]) : undefined;
  if (pattern) {
    try {
      return fc.stringMatching(pattern);
    } catch {
      // fast-check knows no lookahead; then the document's own examples are what is known to fit.
      return fc.constantFrom(...(examples ?? ["example"]));
    }
  }
  if (isPlain) return fc.constant("example".padEnd(minLength, "e").slice(0, longest));
  const maxLength = Math.min(longest ?? minLength + 12, minLength + 12);
  return fc.string({ minLength, maxLength, unit: "grapheme-ascii" });
}

function arrays(schema: Schema, { depth, style, inside }: Around): Arbitrary<unknown[]> {
  const prefix = inside.filter(({ scope }) => scope.of === "item").map(({ make }) => make());
  const minLength = Math.max(0, (number(schema, "minItems") ?? 0) - prefix.length);
  const more = { varied: minLength + 3, whole: Math.max(minLength, 1), required: minLength }[style];
  const most = isOptionalWanted(schema, depth) ? more : minLength;
  const maxLength = Math.max(minLength, Math.min((number(schema, "maxItems") ?? most) - prefix.length, most));
  const entry = inside.find(({ keyword }) => keyword === "items");
  // Not built where none is wanted: a list of what contains the list has no end.
  const items = entry && maxLength > 0 ? entry.make() : fc.constant("any");
  const lengths = { minLength: style === "varied" ? minLength : maxLength, maxLength };
  const others = schema["uniqueItems"]
    ? fc.uniqueArray(items, { ...lengths, comparator: "SameValueZero" })
    : fc.array(items, lengths);
  const rest = (schema.items as unknown) === false ? fc.constant([]) : others;
  return fc.tuple(fc.tuple(...prefix), rest).map(([first, last]) => [...first, ...last]);
}

function objects(schema: Schema, { depth, style, inside }: Around): Arbitrary<object> {
  const isRequired = (name: string) => schema.required?.includes(name) === true;
  const isWanted = (name: string) => isRequired(name) || (style !== "required" && isOptionalWanted(schema, depth));
  const fields = inside.flatMap(({ scope, make }) =>
    scope.of === "property" && isWanted(scope.name) ? [[scope.name, make()] as const] : [],
  );
  const undescribed = (schema.required ?? []).filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
  const all = {
    ...Object.fromEntries(fields),
    ...Object.fromEntries(undescribed.map((name) => [name, fc.constant(anything)])),
  };
  const requiredKeys = Object.keys(all).filter((name) => style !== "varied" || isRequired(name));
  return fc.record(all, { requiredKeys, noNullPrototype: true });
}

function number(schema: Schema, keyword: string): number | undefined {
  return typeof schema[keyword] === "number" ? schema[keyword] : undefined;
}

/** The values that a schema itself gives: examples, the default, those that are named. */
export function knownValues(schema: Schema): unknown[] {
  const examples = schema["examples"];
  const given = [...(Array.isArray(examples) ? (examples as unknown[]) : []), schema["example"], schema.default];
  return [...given, schema["const"], ...namedValues(schema)].filter((value) => value !== undefined);
}

/** Whether the optional fields of a schema are made at a depth. */
function isOptionalWanted({ properties = {} }: Schema, depth: number): boolean {
  return depth < deepest.optional && Object.keys(properties).length ** depth <= manyValues;
}
