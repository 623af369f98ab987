import { fromPointer } from "@demarc/openapi";

/** What a name stands for; undefined where it stands for nothing. */
export type Lookup = (name: string) => unknown;

export type Row = Record<string, unknown>;

const reference = /^\$([\w-]+)(\/[^[]*)?(?:\[(lower|-?\d+)\])?$/;

/** A value with what its references and the names in its texts stand for. */
export function evaluate(value: unknown, lookup: Lookup): unknown {
  if (typeof value === "string") {
    const [, name, pointer = "", part] = reference.exec(value) ?? [];
    if (name !== undefined) return partOf(valueAt(lookup(name), pointer), part);
    return value.replaceAll(/\{([\w-]+)\}/g, (_, each: string) => String(lookup(each)));
  }
  if (Array.isArray(value)) return value.map((each) => evaluate(each, lookup));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, evaluate(each, lookup)]));
}

/** Whether a reference in a value leads nowhere. An object is no value of a path or a query. */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && !Array.isArray(value);
}

/** What stands at a pointer with `last`, `any` and `*`. */
export function valueAt(value: unknown, pointer: string): unknown {
  return follow(value, fromPointer(pointer));
}

function follow(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  if (key === "*") return entries.map((entry) => follow(entry, rest));
  if (key === "any") return entries.map((entry) => follow(entry, rest)).find((found) => found != null);
  return follow(key === "last" ? entries.at(-1) : (value as Row)[key], rest);
}

/** `[lower]`: in small letters; `[4]`, `[-4]`: the first or last characters. */
function partOf(value: unknown, part: string | undefined): unknown {
  if (part === undefined || value === undefined) return value;
  if (part === "lower") return String(value).toLowerCase();
  return Number(part) < 0 ? String(value).slice(Number(part)) : String(value).slice(0, Number(part));
}

/** A column of a row: `lastUpdate`, or `lastUpdate[10]` for its first ten characters; the row itself for no name. */
export function columnOf(row: unknown, column: string): unknown {
  const [, name = "", part] = /^([^[]*)(?:\[(-?\d+)\])?$/.exec(column) ?? [];
  return partOf(name === "" ? row : (row as Row | null)?.[name], part);
}

/** A reference or a value as a reader understands it. */
export function nameOf(value: unknown): string {
  const [, name, pointer = ""] = (typeof value === "string" && reference.exec(value)) || [];
  if (name === undefined) return JSON.stringify(value) ?? "nothing";
  return pointer === "" ? `that of ${name}` : `${pointer.slice(1)} of ${name}`;
}
