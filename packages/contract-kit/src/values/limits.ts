import type { Schema } from "@demarc/spec";
import { isOfType, namedValues, typesOf } from "./schema.ts";

/** A value tried against one keyword of a schema. */
export interface Trial {
  /** The keyword that it is about: `minLength`. */
  keyword: string;
  /** For a case's id: `at-minLength`, `too-short`. */
  name: string;
  side: "holds" | "broken";
  value: unknown;
}

/**
 * Values on both sides of each of a schema's own keywords: at the limit and one past it, of each type and of none of
 * them, each known value and an unknown one. What they are worth is for a validator to say: other keywords of the
 * same schema may forbid one.
 *
 * @param base a valid value, to stay close to
 */
export function trialsOf(schema: Schema, base: unknown): Trial[] {
  return [
    ...types(schema, base),
    ...values(schema),
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
function types(schema: Schema, base: unknown): Trial[] {
  const allowed = typesOf(schema);
  if (allowed.length === 0) return [];
  const trials: Trial[] = [];
  for (const type of allowed) {
    const values = isOfType(base, [type]) ? [base] : (ofEachType[type] ?? []);
    trials.push(...values.map((value): Trial => ({ keyword: "type", name: `type-${type}`, side: "holds", value })));
  }
  const wrong = ["string", "integer", "boolean"].find((type) => !isOfType(ofEachType[type]?.[0], allowed));
  const broken = [wrong, "null", ...(allowed.includes("integer") ? ["number"] : [])].filter(
    (type) => type !== undefined && !allowed.includes(type),
  );
  return [
    ...trials,
    ...broken.map((type = ""): Trial => ({
      keyword: "type",
      name: type === "null" ? "null" : `wrong-type-${type}`,
      side: "broken",
      value: type === "number" && typeof base === "number" ? base + 0.5 : ofEachType[type]?.[0],
    })),
  ];
}

function values(schema: Schema): Trial[] {
  const open = !schema.enum && schema["const"] === undefined;
  const keyword = schema["const"] !== undefined ? "const" : open ? "x-extensible-enum" : "enum";
  const named = schema["const"] !== undefined ? [schema["const"]] : namedValues(schema);
  if (named.length === 0) return [];
  const unknown = named.some((value) => typeof value === "string") ? "not-a-known-value" : 987654;
  const strings = named.filter((value) => typeof value === "string");
  return [
    ...named.map((value): Trial => ({ keyword, name: `value-${String(value) || "empty"}`, side: "holds", value })),
    { keyword, name: "unknown-value", side: "broken", value: unknown },
    ...strings
      .slice(0, 1)
      .map((value): Trial => ({ keyword, name: "other-case", side: "broken", value: otherCase(value) })),
  ];
}

function numbers(schema: Schema, base: unknown): Trial[] {
  const step = typeof schema["multipleOf"] === "number" ? schema["multipleOf"] : 1;
  const trials: Trial[] = [];
  const add = (keyword: string, holds: (limit: number) => number, broken: (limit: number) => number, past: string) => {
    const limit = schema[keyword];
    if (typeof limit !== "number") return;
    trials.push(
      { keyword, name: `at-${keyword}`, side: "holds", value: holds(limit) },
      { keyword, name: past, side: "broken", value: broken(limit) },
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
    trials.push(
      { keyword: "multipleOf", name: "a-multiple", side: "holds", value: base },
      { keyword: "multipleOf", name: "no-multiple", side: "broken", value: base + step / 2 },
    );
  }
  return trials;
}

function texts(schema: Schema, base: unknown): Trial[] {
  const text = typeof base === "string" ? base : "example";
  const trials: Trial[] = [];
  const { minLength, maxLength } = schema as { minLength?: number; maxLength?: number };
  const add = (keyword: string, name: string, side: Trial["side"], length: number) =>
    // Other keywords may forbid one alphabet or the other, so several are tried.
    trials.push(...[text, "a", "A", "1"].map((source) => ({ keyword, name, side, value: ofLength(source, length) })));
  if (minLength !== undefined) add("minLength", "at-minLength", "holds", minLength);
  if (minLength !== undefined && minLength > 0) add("minLength", "too-short", "broken", minLength - 1);
  if (maxLength !== undefined) add("maxLength", "at-maxLength", "holds", maxLength);
  if (maxLength !== undefined) add("maxLength", "too-long", "broken", maxLength + 1);
  for (const keyword of ["pattern", "format"] as const) {
    if (schema[keyword] === undefined) continue;
    trials.push({ keyword, name: `fits-${keyword}`, side: "holds", value: text });
    for (const [name, value] of Object.entries(misfits(text)))
      trials.push({ keyword, name: `${keyword}-${name}`, side: "broken", value });
  }
  return trials;
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

function arrays(schema: Schema, base: unknown): Trial[] {
  if (!Array.isArray(base)) return [];
  const { minItems, maxItems } = schema as { minItems?: number; maxItems?: number };
  const trials: Trial[] = [];
  const sized = (length: number) =>
    Array.from({ length }, (_, index): unknown => (index < base.length ? base[index] : vary(base[0], index)));
  if (minItems !== undefined)
    trials.push({ keyword: "minItems", name: "at-minItems", side: "holds", value: sized(minItems) });
  if (minItems !== undefined && minItems > 0)
    trials.push({ keyword: "minItems", name: "too-few", side: "broken", value: sized(minItems - 1) });
  if (maxItems !== undefined)
    trials.push(
      { keyword: "maxItems", name: "at-maxItems", side: "holds", value: sized(maxItems) },
      { keyword: "maxItems", name: "too-many", side: "broken", value: sized(maxItems + 1) },
    );
  if (schema["uniqueItems"] === true && base.length > 0) {
    trials.push(
      { keyword: "uniqueItems", name: "all-different", side: "holds", value: base },
      {
        keyword: "uniqueItems",
        name: "one-twice",
        side: "broken",
        value: [...base.slice(0, Math.max(1, (maxItems ?? Infinity) - 1)), base[0]],
      },
    );
  }
  if ((schema.items as unknown) === false)
    trials.push(
      { keyword: "items", name: "one-more", side: "broken", value: [...(base as unknown[]), base[0]] },
      { keyword: "items", name: "no-more", side: "holds", value: base },
    );
  return trials;
}

function objects(schema: Schema, base: unknown): Trial[] {
  if (typeof base !== "object" || base === null || Array.isArray(base)) return [];
  const { minProperties, maxProperties } = schema as { minProperties?: number; maxProperties?: number };
  const entries = Object.entries(base);
  const sized = (size: number) =>
    Object.fromEntries(
      Array.from({ length: size }, (_, index) => entries[index] ?? [`more${index}`, entries[0]?.[1] ?? "example"]),
    );
  const trials: Trial[] = [];
  if (minProperties !== undefined)
    trials.push({ keyword: "minProperties", name: "at-minProperties", side: "holds", value: sized(minProperties) });
  if (minProperties !== undefined && minProperties > 0)
    trials.push({ keyword: "minProperties", name: "too-few-fields", side: "broken", value: sized(minProperties - 1) });
  if (maxProperties !== undefined)
    trials.push(
      { keyword: "maxProperties", name: "at-maxProperties", side: "holds", value: sized(maxProperties) },
      { keyword: "maxProperties", name: "too-many-fields", side: "broken", value: sized(maxProperties + 1) },
    );
  return trials;
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
