import fc, { type Arbitrary } from "fast-check";
import { namedValues, resolveSchema, toPointer, typesOf, type OpenApiDocument, type Schema } from "@demarc/openapi";

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

/** How deep generated values go before what is optional is left out. */
const deepest = 4;

/**
 * A generator of values for a schema. It aims at valid ones; what it makes of keywords that it does not know
 * (`not`, `if`, a pattern with lookahead) has to be validated against the schema.
 */
export function arbitraryOf(document: OpenApiDocument, reference: Schema, place = "", depth = 0): Arbitrary<unknown> {
  const { schema, pointer } = resolveSchema(document, reference, place);
  if (schema["const"] !== undefined) return fc.constant(schema["const"]);
  const named = namedValues(schema);
  if (named.length > 0) return fc.constantFrom(...named);
  const alternatives = schema.oneOf ?? schema.anyOf;
  const parts: Arbitrary<unknown>[] = (schema.allOf ?? []).map((part, index) =>
    arbitraryOf(document, part, `${pointer}/allOf/${index}`, depth),
  );
  if (alternatives) parts.push(fc.oneof(...alternatives.map((part) => arbitraryOf(document, part, pointer, depth))));
  const types = typesOf(schema);
  const implied = schema.properties ? ["object"] : [];
  const own = types.length > 0 ? types : implied;
  if (own.length > 0) parts.push(fc.oneof(...own.map((type) => ofType(document, schema, pointer, type, depth))));
  if (parts.length === 0) return fc.constant("any");
  return parts.length === 1 && parts[0] ? parts[0] : fc.tuple(...parts).map(merge);
}

/** What several schemas ask of one value: the fields of all of them, or the last value. */
function merge(values: unknown[]): unknown {
  return values.every((value) => typeof value === "object" && value !== null && !Array.isArray(value))
    ? Object.assign({}, ...(values as object[]))
    : values.at(-1);
}

function ofType(
  document: OpenApiDocument,
  schema: Schema,
  pointer: string,
  type: string,
  depth: number,
): Arbitrary<unknown> {
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "integer" || type === "number") return numbers(schema, type);
  if (type === "array") return arrays(document, schema, pointer, depth);
  if (type === "object") return objects(document, schema, pointer, depth);
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
  if (typeof schema["pattern"] === "string") {
    try {
      return fc.stringMatching(new RegExp(schema["pattern"], "u"));
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

function arrays(document: OpenApiDocument, schema: Schema, pointer: string, depth: number): Arbitrary<unknown[]> {
  const prefix = ((schema["prefixItems"] as Schema[] | undefined) ?? []).map((item, index) =>
    arbitraryOf(document, item, `${pointer}/prefixItems/${index}`, depth + 1),
  );
  const minLength = Math.max(0, (number(schema, "minItems") ?? 0) - prefix.length);
  const maxLength = Math.max(
    minLength,
    Math.min(
      (number(schema, "maxItems") ?? minLength + 3) - prefix.length,
      depth >= deepest ? minLength : minLength + 3,
    ),
  );
  // Not built where none is wanted: a list of what contains the list has no end.
  const isItem = maxLength > 0 && typeof schema.items === "object";
  const items = isItem ? arbitraryOf(document, schema.items ?? {}, `${pointer}/items`, depth + 1) : fc.constant("any");
  const more = schema["uniqueItems"]
    ? fc.uniqueArray(items, { minLength, maxLength, comparator: "SameValueZero" })
    : fc.array(items, { minLength, maxLength });
  const rest = (schema.items as unknown) === false ? fc.constant([]) : more;
  return fc.tuple(fc.tuple(...prefix), rest).map(([first, others]) => [...first, ...others]);
}

function objects(document: OpenApiDocument, schema: Schema, pointer: string, depth: number): Arbitrary<object> {
  const properties = Object.entries(schema.properties ?? {}).filter(
    ([name]) => depth < deepest || schema.required?.includes(name),
  );
  const model = Object.fromEntries(
    properties.map(([name, property]) => [
      name,
      arbitraryOf(document, property, `${pointer}/properties${toPointer([name])}`, depth + 1),
    ]),
  );
  return fc.record(model, {
    requiredKeys: properties.map(([name]) => name).filter((name) => schema.required?.includes(name)),
    noNullPrototype: true,
  });
}

function number(schema: Schema, keyword: string): number | undefined {
  return typeof schema[keyword] === "number" ? schema[keyword] : undefined;
}
