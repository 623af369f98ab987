import { at as valueAt, evidenceAt, pathInto, toPointer, type Schema } from "@demarc/openapi";
import { Comparison, type Effect, type Place } from "./change.ts";
import { isSame, keywordChanges, shareType } from "./keywords.ts";
import { wholeOf, type Placed, type Whole } from "./whole.ts";

export function compareSchemas(comparison: Comparison, before: Placed, after: Placed, around: Place): void {
  const [old, now] = [wholeOf(comparison.before, before), wholeOf(comparison.after, after)];
  const { operationId, side, part } = around;
  // With the keywords: a part that says one of them twice is compared a second time.
  const keywords = [before, after].map(({ schema }) => Object.keys(schema));
  const key = JSON.stringify([operationId, side, part, keywords, old.pointers, now.pointers]);
  if (comparison.entered.has(key)) return;
  comparison.entered.add(key);
  const component = /^#\/components\/schemas\/([^/]+)$/.exec(before.schema.$ref ?? "")?.[1];
  const evidence = () => evidenceAt(comparison.before, before.pointer) ?? around.evidence();
  const place = { ...around, evidence, ...(component !== undefined && { component, path: [] }) };
  for (const { pointer, added, effect, what } of keywordChanges(old.schema, now.schema, side))
    comparison.add(place, added === true ? { added: now.at(pointer) } : old.at(pointer), effect, what);
  if (!shareType(old.schema, now.schema)) return;
  compareFields(comparison, old, now, place);
  compareOpenness(comparison, old, now, place);
  const entries = { ...place, path: pathInto(place.path, { of: "any item" }) };
  comparePart(comparison, old, now, ["items"], entries);
  for (let index = 0; index < Math.max(listOf(old, "prefixItems").length, listOf(now, "prefixItems").length); index++)
    comparePart(comparison, old, now, ["prefixItems", index], entries);
  for (const keyword of ["anyOf", "oneOf"] as const) compareUnions(comparison, old, now, keyword, place);
  compareConditions(comparison, old, now, place);
  for (const [index, twice] of old.rest.entries())
    compareSchemas(comparison, twice, now.rest[index] ?? { schema: {}, pointer: after.pointer }, place);
  for (const twice of now.rest.slice(old.rest.length))
    compareSchemas(comparison, { schema: {}, pointer: before.pointer }, twice, place);
}

function compareFields(comparison: Comparison, old: Whole, now: Whole, around: Place): void {
  const [before, after] = [fieldsOf(old, around), fieldsOf(now, around)];
  for (const name of new Set([...before, ...after])) {
    const place = { ...around, path: pathInto(around.path, { of: "property", name }) };
    const [field, requirement] = [`/properties${toPointer([name])}`, `/required${toPointer([name])}`];
    const [was, is] = [old, now].map(({ schema }) => schema.required?.includes(name) ?? false);
    if (!after.includes(name)) comparison.add(place, old.at(field), "gone", "is no longer documented");
    else if (!before.includes(name)) {
      const isDemanded = is === true && around.side === "request";
      const at = { added: now.at(field) };
      comparison.add(place, at, isDemanded ? "narrower" : "added", isDemanded ? "is new, and required" : "is new");
    } else {
      if (was && !is) comparison.add(place, old.at(requirement), "wider", "is no longer required");
      if (!was && is) comparison.add(place, { added: now.at(requirement) }, "narrower", "is required now");
      comparePart(comparison, old, now, ["properties", name], place);
    }
  }
}

function fieldsOf({ schema }: Whole, { side }: Place): string[] {
  const other = side === "request" ? "readOnly" : "writeOnly";
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => (field[other] === true ? [] : [name]));
}

/** Fields without a name. Readers let any through that they do not know; senders count on those that are taken. */
function compareOpenness(comparison: Comparison, old: Whole, now: Whole, place: Place): void {
  const [before, after] = [old, now].map(({ schema }) => schema.additionalProperties);
  const part = "/additionalProperties";
  if (before === false && after !== false) {
    if (place.side === "request") comparison.add(place, old.at(part), "wider", "takes other fields");
  } else if (before !== false && after === false) {
    const at = before === undefined ? { added: now.at(part) } : old.at(part);
    comparison.add(place, at, "narrower", "takes no other fields any more");
  } else
    comparePart(comparison, old, now, ["additionalProperties"], {
      ...place,
      path: pathInto(place.path, { of: "any property" }),
    });
}

/** A keyword that holds a schema, or the place of one in it. */
type Keys = [keyword: string] | [keyword: string, key: string | number];

/** Compares what a keyword of two schemas holds. What one of them leaves out may be anything. */
function comparePart(comparison: Comparison, old: Whole, now: Whole, keys: Keys, place: Place): void {
  const [before, after] = [partOf(old, keys), partOf(now, keys)];
  if (before.schema !== after.schema || !isLeaf(before.schema)) compareSchemas(comparison, before, after, place);
}

/** Keywords that hold a schema, and such that hold several by name, of which one more lets less through. */
const conditions = "contains contentSchema if then else not propertyNames unevaluatedItems unevaluatedProperties".split(
  " ",
);
const named = ["dependentSchemas", "patternProperties"];

/**
 * What differs in conditions. Of those that a value has to keep, or a part of it, a difference is one of the value. What any
 * other does is not compared: it counts as breaking for both sides.
 */
function compareConditions(comparison: Comparison, old: Whole, now: Whole, place: Place): void {
  const keysOf = ({ schema }: Whole) => [
    ...conditions.flatMap((keyword): Keys[] => (schema[keyword] === undefined ? [] : [[keyword]])),
    ...named.flatMap((keyword) => Object.keys(schema[keyword] ?? {}).map((name): Keys => [keyword, name])),
  ];
  const [before, after] = [keysOf(old), keysOf(now)];
  const isIn = (all: readonly Keys[], keys: Keys) => all.some((one) => isSame(one, keys));
  // A pattern takes fields away from what is said of all others.
  const effect = (usual: Effect, [keyword]: Keys) => (keyword === "patternProperties" ? "different" : usual);
  const parts: Record<string, Place> = { dependentSchemas: place };
  for (const keyword of ["patternProperties", "propertyNames"])
    parts[keyword] = { ...place, path: pathInto(place.path, { of: "any property" }) };
  if (!("maxContains" in old.schema) && !("maxContains" in now.schema))
    parts["contains"] = { ...place, path: pathInto(place.path, { of: "any item" }) };
  if (!isOther(comparison, old, now, ["if"], place)) for (const keyword of ["then", "else"]) parts[keyword] = place;
  for (const keys of before) {
    const [keyword] = keys;
    const says = `as \`${keyword}\` says`;
    const pointer = old.at(toPointer(keys));
    if (!isIn(after, keys)) comparison.add(place, pointer, effect("wider", keys), `no longer has to be ${says}`);
    else if (!isOther(comparison, old, now, keys, place)) continue;
    else if (parts[keyword]) comparePart(comparison, old, now, keys, parts[keyword]);
    else comparison.add(place, pointer, "different", `has to be ${says}, which is not what it was, and not compared`);
  }
  for (const keys of after.filter((each) => !isIn(before, each)))
    comparison.add(
      place,
      { added: now.at(toPointer(keys)) },
      effect("narrower", keys),
      `has to be as \`${keys[0]}\` says now`,
    );
}

/** Whether a condition of both says something else now, itself or by what it refers to. */
function isOther(comparison: Comparison, old: Whole, now: Whole, keys: Keys, place: Place): boolean {
  const [before, after] = [partOf(old, keys), partOf(now, keys)];
  const key = `${before.pointer} ${after.pointer}`;
  if (comparison.conditions.includes(key)) return false;
  const inner = new Comparison(comparison.before, comparison.after, [...comparison.conditions, key]);
  comparePart(inner, old, now, keys, place);
  // `true` and `false` are schemas as well.
  const [was, is] = [old, now].map(({ schema }) => valueAt(schema, toPointer(keys)));
  return inner.changes.length > 0 || ((typeof was === "boolean" || typeof is === "boolean") && was !== is);
}

const unions = ["anyOf", "oneOf", "allOf"];
const holders = [
  "$ref",
  "properties",
  "items",
  "prefixItems",
  "additionalProperties",
  ...unions,
  ...conditions,
  ...named,
];

/** Whether a schema says nothing by another one, so that the same one is the same in both documents. */
function isLeaf(schema: Schema): boolean {
  return holders.every((keyword) => schema[keyword] === undefined);
}

const anything: Schema = {};

function partOf({ schema, at }: Whole, [keyword, key]: Keys): Placed {
  const held = schema[keyword];
  const found = key === undefined ? held : (held as Record<string, unknown> | undefined)?.[key];
  const isSchema = typeof found === "object" && found !== null;
  return {
    schema: isSchema ? (found as Schema) : anything,
    pointer: at(toPointer(key === undefined ? [keyword] : [keyword, key])),
  };
}

function listOf({ schema }: Whole, keyword: string): Schema[] {
  return Array.isArray(schema[keyword]) ? (schema[keyword] as Schema[]) : [];
}

function compareUnions(comparison: Comparison, old: Whole, now: Whole, keyword: "anyOf" | "oneOf", place: Place): void {
  const branches = (whole: Whole) =>
    listOf(whole, keyword).map((schema, index) => ({ schema, pointer: `${whole.at(`/${keyword}`)}/${index}` }));
  const after = branches(now);
  const paired = (mustMatch: boolean) => (branch: Placed) => {
    const found = after.findIndex(({ schema }) => !mustMatch || isSame(schema, branch.schema));
    for (const partner of found < 0 ? [] : after.splice(found, 1)) compareSchemas(comparison, branch, partner, place);
    return found >= 0;
  };
  const [wasUnion, isUnion] = [listOf(old, keyword).length > 0, after.length > 0];
  // Those that are the same first; the rest in their order, where there are as many.
  const others = branches(old).filter((branch) => !paired(true)(branch));
  const before = others.length === after.length ? others.filter((branch) => !paired(false)(branch)) : others;
  for (const { schema, pointer } of before)
    comparison.add(place, pointer, isUnion ? "narrower" : "wider", `is no longer ${nameOf(schema)}`);
  for (const { schema, pointer } of after)
    comparison.add(place, { added: pointer }, wasUnion ? "wider" : "narrower", `may be ${nameOf(schema)} now`);
}

function nameOf(schema: Schema): string {
  return `\`${schema.$ref?.split("/").at(-1) ?? [schema.type ?? JSON.stringify(schema)].flat().join(" or ")}\``;
}
