import { isOfType, typesOf, type Schema } from "@demarc/openapi";
import type { Effect } from "./change.ts";

/** What differs in a keyword of a schema. */
export interface KeywordChange {
  /** From the schema: `/maxLength`, `/required/name`. */
  pointer: string;
  effect: Effect;
  /** Whether the earlier schema says nothing there. */
  added?: boolean;
  what: string;
}

/** Keywords with one value, in words. `#` stands for the value. */
const words: Record<string, string> = {
  minimum: "at least #",
  maximum: "at most #",
  exclusiveMinimum: "above #",
  exclusiveMaximum: "below #",
  minLength: "at least # characters",
  maxLength: "at most # characters",
  minItems: "at least # entries",
  maxItems: "at most # entries",
  minProperties: "at least # fields",
  maxProperties: "at most # fields",
  multipleOf: "a multiple of #",
  uniqueItems: "a list without an entry twice",
  pattern: "of the pattern `#`",
  format: "of the format `#`",
  const: "the value `#`",
};

/** Conditions: more of them let less through, and what a difference does is not looked into. */
const others = ["not", "if", "then", "else", "contains", "propertyNames", "dependentRequired", "dependentSchemas"];

/** What differs between two schemas in keywords that hold no other schemas, but for `required`. */
export function keywordChanges(before: Schema, after: Schema, side: "request" | "response"): KeywordChange[] {
  return [
    ...typeChanges(before, after),
    ...valueChanges(before.enum, after.enum, "/enum"),
    ...knownValueChanges(before, after),
    ...Object.keys(words).flatMap((keyword) => limitChange(keyword, before[keyword], after[keyword])),
    ...(side === "request" ? defaultChange(before.default, after.default) : []),
    ...others.flatMap((keyword) => limitChange(keyword, before[keyword], after[keyword])),
  ];
}

export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

const allTypes = ["string", "number", "boolean", "array", "object", "null"];

/** The types that a schema allows: all where it does not say, and of listed values theirs. */
function allowedTypes(schema: Schema): string[] {
  const types = schema.type === undefined ? allTypes : typesOf(schema);
  const values = "const" in schema ? [schema["const"]] : schema.enum;
  return values ? types.filter((type) => values.some((value) => isOfType(value, [type]))) : types;
}

/** Whether two schemas have a type in common, without which nothing below them can be compared. */
export function shareType(before: Schema, after: Schema): boolean {
  const known = allowedTypes(after);
  return allowedTypes(before).some((type) => takes(known, type) || (type === "number" && known.includes("integer")));
}

function takes(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function typeChanges(before: Schema, after: Schema): KeywordChange[] {
  const [old, now] = [allowedTypes(before), allowedTypes(after)];
  const lost = old.filter((type) => !takes(now, type));
  const gained = now.filter((type) => !takes(old, type));
  if (lost.length === 0 && gained.length === 0) return [];
  const name = (types: string[]) => (types.length === 1 ? `/${types[0]}` : "");
  const says = (schema: Schema) => typesOf(schema).join(" or ") || "of any type";
  const what = `is ${says(after)}, and was ${says(before)}`;
  const added = before.type === undefined;
  // Of parts that contradict each other, nothing is left.
  if (now.length === 0) return [{ pointer: "/type", effect: "different", added, what }];
  return [
    ...(lost.length > 0 ? [{ pointer: `/type${name(lost)}`, effect: "narrower" as const, added, what }] : []),
    ...(gained.length > 0 ? [{ pointer: `/type${name(gained)}`, effect: "wider" as const, added, what }] : []),
  ];
}

/** A closed set of values. */
function valueChanges(old: readonly unknown[] | undefined, now: readonly unknown[] | undefined, pointer: string) {
  if (isSame(old, now)) return [];
  const changes: KeywordChange[] = [];
  const lost = without(old, now);
  const gained = without(now, old);
  if (!old) changes.push({ pointer, added: true, effect: "narrower", what: `is one of ${list(now)} now` });
  else if (!now) changes.push({ pointer, effect: "wider", what: `is no longer one of ${list(old)} alone` });
  else {
    if (lost.length > 0) changes.push({ pointer, effect: "narrower", what: `is no longer ${list(lost)}` });
    if (gained.length > 0) changes.push({ pointer, effect: "wider", what: `may be ${list(gained)} now` });
  }
  return changes;
}

/** The known values of an open set: any other was let through before, so that readers expect more of them. */
function knownValueChanges(before: Schema, after: Schema): KeywordChange[] {
  const [old, now] = [before["x-extensible-enum"], after["x-extensible-enum"]];
  const pointer = "/x-extensible-enum";
  const [lost, gained] = [without(old, now), without(now, old)];
  return [
    ...(lost.length > 0 && !after.enum
      ? [{ pointer, effect: "narrower" as const, what: `no longer has the known value ${list(lost)}` }]
      : []),
    ...(gained.length > 0
      ? [{ pointer, added: !old, effect: "added" as const, what: `has the known value ${list(gained)} now` }]
      : []),
  ];
}

function limitChange(keyword: string, old: unknown, now: unknown): KeywordChange[] {
  if (isSame(old, now)) return [];
  const say = (value: unknown) => {
    const said = (words[keyword] ?? `as \`${keyword}\` says`).replace("#", () => String(value));
    return said.replace(/ 1 (character|field)s$/, " 1 $1").replace(/ 1 entries$/, " 1 entry");
  };
  const change = { pointer: `/${keyword}`, added: old === undefined, effect: effectOf(keyword, old, now) };
  if (old === undefined) return [{ ...change, what: `has to be ${say(now)} now` }];
  if (now === undefined) return [{ ...change, what: `no longer has to be ${say(old)}` }];
  return [{ ...change, what: `has to be ${say(now)}, and had to be ${say(old)}` }];
}

function effectOf(keyword: string, old: unknown, now: unknown): Effect {
  if (old === undefined || old === false) return "narrower";
  if (now === undefined || now === false) return "wider";
  if (typeof old !== "number" || typeof now !== "number") return "different";
  if (keyword === "multipleOf") {
    if (now % old === 0) return "narrower";
    return old % now === 0 ? "wider" : "different";
  }
  return now > old === /^(min|exclusiveMin)/.test(keyword) ? "narrower" : "wider";
}

/** What it means to leave a value out. One that is said for the first time may have been so before. */
function defaultChange(old: unknown, now: unknown): KeywordChange[] {
  if (isSame(old, now)) return [];
  const say = (value: unknown) => `\`${JSON.stringify(value)}\``;
  if (old === undefined)
    return [{ pointer: "/default", added: true, effect: "none", what: `is ${say(now)} where it is left out` }];
  const instead = now === undefined ? "something that is not said" : say(now);
  return [
    { pointer: "/default", effect: "different", what: `is ${instead} where it is left out, and was ${say(old)}` },
  ];
}

function without(values: readonly unknown[] | undefined, left: readonly unknown[] | undefined): unknown[] {
  return (values ?? []).filter((value) => !left?.some((other) => isSame(value, other)));
}

function list(values: readonly unknown[] | undefined): string {
  return (values ?? []).map((value) => `\`${JSON.stringify(value)}\``).join(", ");
}
