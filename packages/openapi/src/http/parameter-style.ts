import type { Parameter, Schema } from "../document.ts";
import { typesOf } from "../schema/resolve.ts";
import { parseJson } from "./json.ts";

/** The names and texts that a parameter is sent as. */
export type Pairs = [name: string, text: string][];

const delimiters: Record<string, string> = { form: ",", simple: ",", spaceDelimited: " ", pipeDelimited: "|" };

/** How a parameter is written: what the document says, or OpenAPI's default for its place. */
export function styleOf({ in: place, style, explode, content }: Parameter): { style: string; explode: boolean } {
  if (content) return { style: "content", explode: false };
  const own = style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  return { style: own, explode: explode ?? own === "form" };
}

/** Writes a value of a parameter as its style asks for. An array without entries leaves nothing behind. */
export function writeParameter(parameter: Parameter, value: unknown): Pairs {
  const { name } = parameter;
  const { style, explode } = styleOf(parameter);
  const delimiter = delimiters[style] ?? ",";
  if (style === "content") return [[name, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    if (explode && (parameter.in === "query" || parameter.in === "cookie"))
      return value.map((entry) => [name, text(entry)]);
    return value.length === 0 ? [] : [[name, value.map(text).join(delimiter)]];
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, entry]): [string, string] => [key, text(entry)]);
    if (style === "deepObject") return nested(name, value);
    if (explode && style === "form") return entries;
    return [
      [
        name,
        entries.map(([key, entry]) => (explode ? `${key}=${entry}` : `${key}${delimiter}${entry}`)).join(delimiter),
      ],
    ];
  }
  return [[name, text(value)]];
}

/**
 * Reads a parameter from what was sent, as its schema and style ask for.
 *
 * @param schema its schema, references followed
 * @param pairs all names and texts of its place
 * @returns undefined where it is absent
 */
export function readParameter(
  parameter: Parameter,
  schema: Schema,
  pairs: Pairs,
): { value: unknown; taken: string[] } | undefined {
  const { name } = parameter;
  const { style, explode } = styleOf(parameter);
  const types = typesOf(schema);
  const sameName = (other: string) =>
    parameter.in === "header" ? other.toLowerCase() === name.toLowerCase() : other === name;
  const texts = pairs.filter(([other]) => sameName(other)).map(([, value]) => value);
  if (types.includes("object") && style === "deepObject") {
    const own = pairs.flatMap(([other, value]) =>
      other.startsWith(`${name}[`) && other.endsWith("]") ? [[other.slice(name.length + 1, -1), value] as const] : [],
    );
    if (own.length > 0) return { value: readNested(schema, own), taken: own.map(([key]) => `${name}[${key}]`) };
  }
  if (types.includes("object") && style === "form" && explode) {
    const own = pairs.filter(([other]) => Object.hasOwn(schema.properties ?? {}, other));
    if (own.length > 0) return { value: readObject(schema, own), taken: own.map(([key]) => key) };
  }
  const [first] = texts;
  if (first === undefined) return undefined;
  if (style === "content") return { value: parseJson(first).value ?? first, taken: [name] };
  const parts = first.split(delimiters[style] ?? ",");
  if (types.includes("array")) {
    const entries = explode && (parameter.in === "query" || parameter.in === "cookie") ? texts : parts;
    return { value: entries.map((entry) => readText(schema.items ?? {}, entry)), taken: [name] };
  }
  const isWhole = style !== "deepObject" && !(style === "form" && explode);
  if (types.includes("object") && isWhole && (types.length === 1 || parts.length > 1)) {
    const own = explode
      ? parts.map((part) => part.split("=", 2) as [string, string])
      : parts.flatMap((key, index) => (index % 2 === 0 ? [[key, parts[index + 1] ?? ""] as [string, string]] : []));
    return { value: readObject(schema, own), taken: [name] };
  }
  // Several texts for one value are no value of it.
  return { value: texts.length > 1 ? texts : readText(schema, first), taken: [name] };
}

/** `filter[since][gt]=1&filter[tags][0]=new`: OpenAPI leaves open how deep it goes; this is how it is mostly read. */
function nested(name: string, value: unknown): Pairs {
  if (typeof value !== "object" || value === null) return [[name, text(value)]];
  return Object.entries(value).flatMap(([key, entry]) => nested(`${name}[${key}]`, entry));
}

function readNested(schema: Schema, entries: readonly (readonly [string, string])[]): unknown {
  const inside = new Map<string, [string, string][]>();
  for (const [key, value] of entries) {
    const [first = "", rest = ""] = key.split(/\]\[(.*)/s);
    inside.set(first, [...(inside.get(first) ?? []), [rest, value]]);
  }
  const isList = typesOf(schema).includes("array") && [...inside.keys()].every((key) => /^\d*$/.test(key));
  const values = [...inside].map(([key, own]): [string, unknown] => {
    const child = (isList ? schema.items : schema.properties?.[key]) ?? {};
    return [key, own.every(([rest]) => rest === "") ? readText(child, own[0]?.[1] ?? "") : readNested(child, own)];
  });
  return isList ? values.map(([, value]) => value) : Object.fromEntries(values);
}

function readObject(schema: Schema, entries: readonly (readonly [string, string])[]): object {
  const values = new Map<string, unknown>();
  for (const [key, written] of entries) {
    const { items, ...property } = schema.properties?.[key] ?? {};
    // A list is sent as its name again and again; of anything else the last one counts.
    if (items) values.set(key, [...((values.get(key) as unknown[] | undefined) ?? []), readText(items, written)]);
    else values.set(key, readText(property, written));
  }
  return Object.fromEntries(values);
}

/** A text as a value of the first type that it can be read as; the text where there is none. */
export function readText(schema: Schema, value: string): unknown {
  const types = typesOf(schema);
  if (types.includes("boolean") && /^(true|false)$/.test(value)) return value === "true";
  if ((types.includes("integer") || types.includes("number")) && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(value))
    return Number(value);
  if (types.includes("null") && value === "null") return null;
  // As a part of another text, an object or a list is JSON.
  return types.some((type) => type === "object" || type === "array") ? (parseJson(value).value ?? value) : value;
}

function text(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
