import { isOfType, namedValues, typesOf, type Schema } from "@demarc/openapi";

/** A value tried against one keyword of a schema. */
export interface BoundaryValue {
  /** The keyword that it is about: `minLength`. */
  keyword: string;
  /** For a case's id: `at-minLength`, `too-short`. */
  name: string;
  side: "valid" | "invalid";
  value: unknown;
  /** Of use only where no other value has shown the side: another schema of the value may allow what the others are. */
  spare?: boolean;
}

/**
 * Values on both sides of each of a schema's own keywords: at the limit and one past it, of each type and of none of
 * them, each known value and an unknown one. What they are worth is for a validator to say: other keywords of the
 * same schema may forbid one.
 *
 * @param base a valid value, to stay close to
 */
export function boundaryValues(schema: Schema, base: unknown): BoundaryValue[] {
  return [
    ...types(schema, base),
    ...namedOrUnknown(schema),
    ...numbers(schema, base),
    ...texts(schema, base),
    ...arrays(schema, base),
    ...objects(schema, base),
  ];
}

/** Values of each type, the plainest first. */
const ofEachType: Record<string, unknown[]> = {
  string: ["not-the-type", "example", ""],
  integer: [12345, 1],
  boolean: [true],
  number: [1.5],
  null: [null],
  object: [{}],
  array: [[], [null]],
};

/** Each type that is allowed, null where it is not, a fraction where only integers are, and one type more. */
function types(schema: Schema, base: unknown): BoundaryValue[] {
  const allowed = typesOf(schema);
  if (allowed.length === 0) return [];
  const found: BoundaryValue[] = [];
  for (const type of allowed) {
    const values = isOfType(base, [type]) ? [base] : (ofEachType[type] ?? []);
    found.push(
      ...values.map((value): BoundaryValue => ({ keyword: "type", name: `type-${type}`, side: "valid", value })),
    );
  }
  const wrong = ["string", "integer", "boolean", "array"].filter((type) => !isOfType(ofEachType[type]?.[0], allowed));
  const invalid = (type: string, name: string, value = ofEachType[type]?.[0]): BoundaryValue => ({
    keyword: "type",
    name,
    side: "invalid",
    value,
  });
  return [
    ...found,
    ...wrong.slice(0, 1).map((type) => invalid(type, `wrong-type-${type}`)),
    ...(allowed.includes("null") ? [] : [invalid("null", "null")]),
    ...(allowed.includes("integer") && !allowed.includes("number")
      ? [invalid("number", "wrong-type-number", typeof base === "number" ? base + 0.5 : undefined)]
      : []),
    ...wrong.slice(1).map((type) => ({ ...invalid(type, `wrong-type-${type}`), spare: true })),
  ];
}

function namedOrUnknown(schema: Schema): BoundaryValue[] {
  const isConstant = schema["const"] !== undefined;
  const listed = schema.enum ? "enum" : "x-extensible-enum";
  const keyword = isConstant ? "const" : listed;
  const named = isConstant ? [schema["const"]] : namedValues(schema);
  if (named.length === 0) return [];
  const unknown = named.some((value) => typeof value === "string") ? "not-a-known-value" : 987654;
  const strings = named.filter((value) => typeof value === "string");
  return [
    ...named.map((value): BoundaryValue => ({
      keyword,
      name: `value-${String(value) || "empty"}`,
      side: "valid",
      value,
    })),
    { keyword, name: "unknown-value", side: "invalid", value: unknown },
    ...strings
      .slice(0, 1)
      .map((value): BoundaryValue => ({ keyword, name: "other-case", side: "invalid", value: otherCase(value) })),
  ];
}

function numbers(schema: Schema, base: unknown): BoundaryValue[] {
  const step = typeof schema["multipleOf"] === "number" ? schema["multipleOf"] : 1;
  const found: BoundaryValue[] = [];
  if (schema["format"] === "int32" && typeof base === "number")
    found.push(
      { keyword: "format", name: "fits-format", side: "valid", value: base },
      { keyword: "format", name: "format-too-large", side: "invalid", value: 2 ** 31 },
    );
  const add = (keyword: string, holds: (limit: number) => number, broken: (limit: number) => number, past: string) => {
    const limit = schema[keyword];
    if (typeof limit !== "number") return;
    found.push(
      { keyword, name: `at-${keyword}`, side: "valid", value: holds(limit) },
      { keyword, name: past, side: "invalid", value: broken(limit) },
    );
  };
  add(
    "minimum",
    (limit) => limit,
    (limit) => limit - step,
    "below-minimum",
  );
  add(
    "maximum",
    (limit) => limit,
    (limit) => limit + step,
    "above-maximum",
  );
  add(
    "exclusiveMinimum",
    (limit) => limit + step,
    (limit) => limit,
    "at-exclusiveMinimum",
  );
  add(
    "exclusiveMaximum",
    (limit) => limit - step,
    (limit) => limit,
    "at-exclusiveMaximum",
  );
  if (typeof schema["multipleOf"] === "number" && typeof base === "number") {
    found.push(
      { keyword: "multipleOf", name: "a-multiple", side: "valid", value: base },
      { keyword: "multipleOf", name: "no-multiple", side: "invalid", value: base + step / 2 },
    );
  }
  return found;
}

function texts(schema: Schema, base: unknown): BoundaryValue[] {
  const text = typeof base === "string" ? base : "example";
  const found: BoundaryValue[] = [];
  const { minLength, maxLength } = schema as { minLength?: number; maxLength?: number };
  // Other keywords may forbid one alphabet or the other, or name the texts, so several are tried.
  const sources = [text, "a", "A", "1", ...namedValues(schema).map(String)];
  const add = (keyword: string, name: string, side: BoundaryValue["side"], length: number) =>
    found.push(...sources.map((source) => ({ keyword, name, side, value: ofLength(source, length) })));
  if (minLength !== undefined) add("minLength", "at-minLength", "valid", minLength);
  if (minLength !== undefined && minLength > 0) add("minLength", "too-short", "invalid", minLength - 1);
  if (maxLength !== undefined) add("maxLength", "at-maxLength", "valid", maxLength);
  if (maxLength !== undefined) add("maxLength", "too-long", "invalid", maxLength + 1);
  for (const keyword of ["pattern", "format"] as const) {
    if (schema[keyword] === undefined || (keyword === "format" && typeof base === "number")) continue;
    found.push({ keyword, name: `fits-${keyword}`, side: "valid", value: text });
    for (const [name, value] of Object.entries(misfits(text)))
      found.push({ keyword, name: `${keyword}-${name}`, side: "invalid", value });
    // All that `.*` leaves out.
    found.push({ keyword, name: `${keyword}-of-two-lines`, side: "invalid", value: `${text}\n${text}`, spare: true });
  }
  return found;
}

/** A text changed in each way that a pattern or format may forbid. */
function misfits(text: string): Record<string, string> {
  const middle = Math.floor(text.length / 2);
  return {
    "with-prefix": `!${text}`,
    "with-suffix": `${text}!`,
    "with-blank": `${text.slice(0, middle)} ${text.slice(middle)}`,
    "with-dot": `${text}.`,
    "other-case": otherCase(text),
    longer: `${text}${text.at(-1) ?? "x"}`,
    shorter: text.slice(0, -1),
    "of-digits": text.replaceAll(/\p{L}/gu, "1"),
    "of-letters": text.replaceAll(/\d/g, "x"),
    control: "\u0001",
  };
}

function arrays(schema: Schema, base: unknown): BoundaryValue[] {
  if (!Array.isArray(base)) return [];
  const { minItems, maxItems } = schema as { minItems?: number; maxItems?: number };
  const found: BoundaryValue[] = [];
  const sized = (length: number) =>
    Array.from({ length }, (_, index): unknown =>
      index < base.length ? base[index] : vary(base[0] ?? "example", index),
    );
  if (minItems !== undefined)
    found.push({ keyword: "minItems", name: "at-minItems", side: "valid", value: sized(minItems) });
  if (minItems !== undefined && minItems > 0)
    found.push({ keyword: "minItems", name: "too-few", side: "invalid", value: sized(minItems - 1) });
  if (maxItems !== undefined)
    found.push(
      { keyword: "maxItems", name: "at-maxItems", side: "valid", value: sized(maxItems) },
      { keyword: "maxItems", name: "too-many", side: "invalid", value: sized(maxItems + 1) },
    );
  if (schema["uniqueItems"] === true && base.length > 0) {
    found.push(
      { keyword: "uniqueItems", name: "all-different", side: "valid", value: base },
      {
        keyword: "uniqueItems",
        name: "one-twice",
        side: "invalid",
        value: [...base.slice(0, Math.max(1, (maxItems ?? Infinity) - 1)), base[0]],
      },
    );
  }
  if ((schema.items as unknown) === false)
    found.push(
      { keyword: "items", name: "one-more", side: "invalid", value: [...(base as unknown[]), base[0]] },
      { keyword: "items", name: "no-more", side: "valid", value: base },
    );
  return found;
}

function objects(schema: Schema, base: unknown): BoundaryValue[] {
  if (typeof base !== "object" || base === null || Array.isArray(base)) return [];
  const { minProperties, maxProperties } = schema as { minProperties?: number; maxProperties?: number };
  const entries = Object.entries(base);
  const sized = (size: number) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, index) => entries[index] ?? [`more${index}`, entries[0]?.[1] ?? "example"]),
    );
  const found: BoundaryValue[] = [];
  if (minProperties !== undefined)
    found.push({ keyword: "minProperties", name: "at-minProperties", side: "valid", value: sized(minProperties) });
  if (minProperties !== undefined && minProperties > 0)
    found.push({ keyword: "minProperties", name: "too-few-fields", side: "invalid", value: sized(minProperties - 1) });
  if (maxProperties !== undefined)
    found.push(
      { keyword: "maxProperties", name: "at-maxProperties", side: "valid", value: sized(maxProperties) },
      { keyword: "maxProperties", name: "too-many-fields", side: "invalid", value: sized(maxProperties + 1) },
    );
  return found;
}

function ofLength(source: string, length: number): string {
  return source.length >= length ? source.slice(0, length) : source.padEnd(length, source.at(-1) ?? "a");
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

/** Another value much like one, for lists without repeats. */
function vary(value: unknown, by: number): unknown {
  if (typeof value === "number") return value + by;
  return typeof value === "string" ? `${value}${by}` : value;
}
