/** A value with one thing changed, and what. */
export interface Mutation {
  what: string;
  value: unknown;
}

const replacements: [name: string, value: unknown][] = [
  ["null", null],
  ["text", "?"],
  ["empty text", ""],
  ["a negative number", -1],
  ["a fraction", 1.5],
  ["true", true],
  ["a list", ["?"]],
  ["an object", { "?": 1 }],
];

/** The value itself and, for each place in it, the value with that place removed, renamed, or replaced by each kind of thing. */
export function* mutations(value: unknown): Generator<Mutation> {
  yield { what: "as it is", value };
  for (const path of places(value)) {
    const place = path.map((key) => `/${key}`).join("");
    for (const [name, replacement] of replacements)
      yield { what: `${name} at ${place}`, value: change(value, path, () => replacement) };
    const key = path.at(-1);
    if (typeof key !== "string") continue;
    const parent = path.slice(0, -1);
    yield { what: `without ${place}`, value: change(value, parent, (object) => without(object, key)) };
    yield {
      what: `${place} renamed`,
      value: change(value, parent, (object) => ({
        ...without(object, key),
        [`${key}2`]: (object as Record<string, unknown>)[key],
      })),
    };
  }
}

type Path = (string | number)[];

function* places(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  // Rows are alike: the first two stand for all.
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, 2).map((item, index) => [index, item])
    : Object.entries(value);
  for (const [key, child] of entries) yield* places(child, [...path, key]);
}

function change(value: unknown, [key, ...rest]: Path, replace: (value: unknown) => unknown): unknown {
  if (key === undefined) return replace(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? change(item, rest, replace) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: change(object[key], rest, replace) };
}

function without(object: unknown, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object as object).filter(([name]) => name !== key));
}
