import type { OpenApiDocument } from "./document.ts";

/** Joins keys to a JSON pointer (RFC 6901): `["a/b", 0]` becomes `/a~1b/0`. */
export function toPointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Splits a JSON pointer, with or without a leading `#`, into its keys. Throws where it does not begin with a slash. */
export function fromPointer(pointer: string): string[] {
  const plain = pointer.startsWith("#") ? pointer.slice(1) : pointer;
  if (plain === "") return [];
  if (!plain.startsWith("/")) throw new Error(`"${pointer}" is not a JSON pointer: it has to begin with "/" or "#/"`);
  return plain
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a pointer, or undefined where there is none. References are not followed. */
export function at(value: unknown, pointer: string): unknown {
  let current = value;
  for (const key of fromPointer(pointer)) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** A reference's target with the pointer that it stands at; anything else as it is, with the pointer given. */
export function resolveAt<T>(
  document: OpenApiDocument,
  node: T | { $ref: string },
  pointer: string,
): { node: T; pointer: string } {
  let current: unknown = node;
  let where = pointer;
  for (let hops = 0; isReference(current); hops++) {
    if (hops > 50) throw new Error(`${pointer}: references run in a circle`);
    where = current.$ref.replace(/^#/, "");
    const target = at(document, where);
    if (target === undefined) throw new Error(`${pointer}: nothing stands at ${current.$ref}`);
    current = target;
  }
  return { node: current as T, pointer: where };
}

/** Like {@link resolveAt}, without the pointer. */
export function resolve<T>(document: OpenApiDocument, node: T | { $ref: string }): T {
  return resolveAt<T>(document, node, "").node;
}

function isReference(node: unknown): node is { $ref: string } {
  return typeof node === "object" && node !== null && typeof (node as { $ref?: unknown }).$ref === "string";
}
