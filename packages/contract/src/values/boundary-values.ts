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
  return [types, namedOrUnknown, numbers, texts, arrays, objects].flatMap((makeValues) => makeValues(schema, base));
}

function valid(keyword: string, name: string, value: unknown): BoundaryValue {
  return { keyword, name, side: "valid", value };
}

function invalid(keyword: string, name: string, value: unknown, isSpare = false): BoundaryValue {
  return { keyword, name, side: "invalid", value, ...(isSpare && { spare: true }) };
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
  const wrong = ["string", "integer", "boolean", "array"]
    .filter((type) => !isOfType(ofEachType[type]?.[0], allowed))
    .map((type, index) => invalid("type", `wrong-type-${type}`, ofEachType[type]?.[0], index > 0));
  const fraction = typeof base === "number" ? base + 0.5 : 1.5;
  return [
    ...allowed.flatMap((type) =>
      (isOfType(base, [type]) ? [base] : (ofEachType[type] ?? [])).map((value) => valid("type", `type-${type}`, value)),
    ),
    ...wrong.slice(0, 1),
    ...(allowed.includes("null") ? [] : [invalid("type", "null", null)]),
    ...(allowed.includes("integer") && !allowed.includes("number")
      ? [invalid("type", "wrong-type-number", fraction)]
      : []),
    ...wrong.slice(1),
  ];
}

function namedOrUnknown(schema: Schema): BoundaryValue[] {
  const isConstant = schema["const"] !== undefined;
  const listed = schema.enum ? "enum" : "x-extensible-enum";
  const keyword = isConstant ? "const" : listed;
  const named = isConstant ? [schema["const"]] : namedValues(schema);
  if (named.length === 0) return [];
  const strings = named.filter((value) => typeof value === "string");
  return [
    ...named.map((value) => valid(keyword, `value-${String(value) || "empty"}`, value)),
    invalid(keyword, "unknown-value", strings.length > 0 ? "not-a-known-value" : 987654),
    ...strings.slice(0, 1).map((value) => invalid(keyword, "other-case", otherCase(value))),
  ];
}

/** By limit: how far from it a value is that keeps it and one that does not, in steps, and what the latter is called. */
const limits: [keyword: string, kept: number, broken: number, name: string][] = [
  ["minimum", 0, -1, "below-minimum"],
  ["maximum", 0, 1, "above-maximum"],
  ["exclusiveMinimum", 1, 0, "at-exclusiveMinimum"],
  ["exclusiveMaximum", -1, 0, "at-exclusiveMaximum"],
];

function numbers(schema: Schema, base: unknown): BoundaryValue[] {
  const { format, multipleOf } = schema as { format?: string; multipleOf?: number };
  const step = typeof multipleOf === "number" ? multipleOf : 1;
  const found = limits.flatMap(([keyword, kept, broken, name]) => {
    const limit = schema[keyword];
    if (typeof limit !== "number") return [];
    return [valid(keyword, `at-${keyword}`, limit + kept * step), invalid(keyword, name, limit + broken * step)];
  });
  if (typeof base !== "number") return found;
  if (format === "int32")
    found.unshift(valid("format", "fits-format", base), invalid("format", "format-too-large", 2 ** 31));
  if (typeof multipleOf === "number")
    found.push(valid("multipleOf", "a-multiple", base), invalid("multipleOf", "no-multiple", base + step / 2));
  return found;
}

/** Values of the least and the greatest size, and past them; none is smaller than nothing. */
function sized(
  schema: Schema,
  of: string,
  [few, many]: [string, string],
  values: (size: number) => unknown[],
): BoundaryValue[] {
  const { [`min${of}`]: least, [`max${of}`]: most } = schema;
  const all = (make: typeof valid, keyword: string, name: string, size: number) =>
    values(size).map((value) => make(keyword, name, value));
  return [
    ...(typeof least === "number" ? all(valid, `min${of}`, `at-min${of}`, least) : []),
    ...(typeof least === "number" && least > 0 ? all(invalid, `min${of}`, few, least - 1) : []),
    ...(typeof most === "number" ? all(valid, `max${of}`, `at-max${of}`, most) : []),
    ...(typeof most === "number" ? all(invalid, `max${of}`, many, most + 1) : []),
  ];
}

function texts(schema: Schema, base: unknown): BoundaryValue[] {
  const text = typeof base === "string" ? base : "example";
  // Other keywords may forbid one alphabet or the other, or name the texts, so several are tried.
  const sources = [text, "a", "A", "1", ...namedValues(schema).map(String)];
  const found = sized(schema, "Length", ["too-short", "too-long"], (length) =>
    sources.map((source) => ofLength(source, length)),
  );
  for (const keyword of ["pattern", "format"] as const) {
    if (schema[keyword] === undefined || (keyword === "format" && typeof base === "number")) continue;
    found.push(valid(keyword, `fits-${keyword}`, text));
    for (const [name, value] of Object.entries(misfits(text)))
      found.push(invalid(keyword, `${keyword}-${name}`, value));
    // All that `.*` leaves out.
    found.push(invalid(keyword, `${keyword}-of-two-lines`, `${text}\n${text}`, true));
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
  const list = base as unknown[];
  const longest = schema["maxItems"] as number | undefined;
  const found = sized(schema, "Items", ["too-few", "too-many"], (length) => [
    Array.from({ length }, (_, index) => (index < list.length ? list[index] : vary(list[0] ?? "example", index))),
  ]);
  if (schema["uniqueItems"] === true && list.length > 0)
    found.push(
      valid("uniqueItems", "all-different", list),
      invalid("uniqueItems", "one-twice", [...list.slice(0, Math.max(1, (longest ?? Infinity) - 1)), list[0]]),
    );
  if ((schema.items as unknown) === false)
    found.push(invalid("items", "one-more", [...list, list[0]]), valid("items", "no-more", list));
  return found;
}

function objects(schema: Schema, base: unknown): BoundaryValue[] {
  if (typeof base !== "object" || base === null || Array.isArray(base)) return [];
  const entries = Object.entries(base);
  const more = (index: number) => [`more${index}`, entries[0]?.[1] ?? "example"] as const;
  return sized(schema, "Properties", ["too-few-fields", "too-many-fields"], (length) => [
    Object.fromEntries(Array.from({ length }, (_, index) => entries[index] ?? more(index))),
  ]);
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
