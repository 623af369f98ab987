import { readFileSync } from "node:fs";
import { isOfType, toPointer, typesOf, type Schema } from "@demarc/openapi";
import { parse } from "yaml";
import type { Effect } from "./change.ts";

export interface KeywordChange {
  /** From the schema: `/maxLength`, `/required/name`. */
  pointer: string;
  effect: Effect;
  /** Whether the earlier schema says nothing there. */
  added?: boolean;
  what: string;
}

/** Keywords with one value, in words. `#` stands for the value. */
const words = parse(readFileSync(new URL("keywords.yaml", import.meta.url), "utf8")) as Record<string, string>;

/** What differs between two schemas in keywords that hold no other schemas, but for `required`. */
export function keywordChanges(before: Schema, after: Schema, side: "request" | "response"): KeywordChange[] {
  return [
    ...typeChanges(before, after),
    ...valueChanges(before, after),
    ...Object.keys(words).flatMap((keyword) => limitChange(keyword, before[keyword], after[keyword])),
    ...dependencyChanges(before, after),
    ...(side === "request" ? defaultChange(before.default, after.default) : []),
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

/** Of an open set, any value was let through before, so that readers expect more than the known ones. */
function valueChanges(before: Schema, after: Schema): KeywordChange[] {
  const changes: KeywordChange[] = [];
  const add = (keyword: "enum" | "x-extensible-enum", effect: Effect, what: string, values: readonly unknown[]) => {
    const named = values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
    const added = before[keyword] === undefined;
    if (values.length > 0) changes.push({ pointer: `/${keyword}`, added, effect, what: `${what} ${named}` });
  };
  const { enum: old, "x-extensible-enum": known = [] } = before;
  const { enum: now, "x-extensible-enum": listed = [] } = after;
  add(
    "enum",
    "narrower",
    old ? "is no longer" : "may now be nothing but",
    old ? without(old, now ?? old) : (now ?? []),
  );
  add("enum", "wider", now ? "may now be" : "may be something else than", now ? without(now, old ?? now) : (old ?? []));
  if (!now) add("x-extensible-enum", "narrower", "no longer has the known value", without(known, listed));
  add("x-extensible-enum", "added", "now has the known value", without(listed, known));
  return changes;
}

function limitChange(keyword: string, old: unknown, now: unknown): KeywordChange[] {
  if (isSame(old, now)) return [];
  const say = (value: unknown) => {
    const said = words[keyword]?.replace("#", () => String(value)) ?? "";
    return said.replace(/ 1 (character|field)s$/, " 1 $1").replace(/ 1 entries$/, " 1 entry");
  };
  const change = { pointer: `/${keyword}`, added: old === undefined, effect: effectOf(keyword, old, now) };
  if (old === undefined) return [{ ...change, what: `has to be ${say(now)} now` }];
  if (now === undefined) return [{ ...change, what: `no longer has to be ${say(old)}` }];
  return [{ ...change, what: `has to be ${say(now)}, and had to be ${say(old)}` }];
}

function effectOf(keyword: string, old: unknown, now: unknown): Effect {
  // Where nothing is said, one entry has to be there.
  if (keyword === "minContains") return Number(now ?? 1) > Number(old ?? 1) ? "narrower" : "wider";
  if (old === undefined || old === false) return "narrower";
  if (now === undefined || now === false) return "wider";
  if (typeof old !== "number" || typeof now !== "number") return "different";
  if (keyword === "multipleOf") {
    if (now % old === 0) return "narrower";
    return old % now === 0 ? "wider" : "different";
  }
  return now > old === /^(min|exclusiveMin)/.test(keyword) ? "narrower" : "wider";
}

/** `dependentRequired`: which fields have to be there with another. */
function dependencyChanges(before: Schema, after: Schema): KeywordChange[] {
  const pairs = ({ dependentRequired = {} }: Schema) =>
    Object.entries(dependentRequired as Record<string, string[]>).flatMap(([name, needed]) =>
      needed.map((other) => [name, other] as const),
    );
  const change = (effect: Effect, verb: string) => (pair: readonly [name: string, other: string]) => ({
    pointer: `/dependentRequired${toPointer([pair[0]])}`,
    added: !pairs(before).some(([name]) => name === pair[0]),
    effect,
    what: `${verb} \`${pair[1]}\` where it has \`${pair[0]}\``,
  });
  return [
    ...without(pairs(after), pairs(before)).map(change("narrower", "needs")),
    ...without(pairs(before), pairs(after)).map(change("wider", "no longer needs")),
  ];
}

/** What it means to leave a value out. One that is said for the first time may have been so before. */
function defaultChange(old: unknown, now: unknown): KeywordChange[] {
  if (isSame(old, now)) return [];
  const say = (value: unknown) => `\`${JSON.stringify(value)}\``;
  const change = { pointer: "/default", added: old === undefined };
  if (old === undefined) return [{ ...change, effect: "none", what: `is ${say(now)} where it is left out` }];
  const instead = now === undefined ? "something that is not said" : say(now);
  return [{ ...change, effect: "different", what: `is ${instead} where it is left out, and was ${say(old)}` }];
}

function without<T>(values: readonly T[], left: readonly T[]): T[] {
  return values.filter((value) => !left.some((other) => isSame(value, other)));
}
