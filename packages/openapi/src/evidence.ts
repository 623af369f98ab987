import type { Evidence, Evidenced, Note, OpenApiDocument } from "./document.ts";
import { fromPointer } from "./pointer.ts";

/**
 * How well a keyword of an object is known: as `x-keyword-evidence` says or, where that is silent, as the object
 * itself; undefined where neither says.
 *
 * @param name what of the keyword is asked for, where its evidence is given by name: a field of `required`, a type
 */
export function keywordEvidence(node: Evidenced, keyword: string, name?: string): Evidence | undefined {
  const own = node["x-keyword-evidence"]?.[keyword];
  if (typeof own === "string") return own;
  return (name === undefined ? undefined : own?.[name]) ?? levelOf(node);
}

/** Keywords whose own evidence is that of the names in them, the media types and statuses, and not of what is below. */
const namesOnly: ReadonlySet<string> = new Set(["content", "responses"]);

/**
 * How well it is known what a document says at a JSON pointer: of an object, of a keyword of it, or of one name of a
 * keyword (`/required/name`). What an object does not say it has from those around it; a body's schema not from its
 * media type, whose evidence is that messages come in that type. References are not followed, so
 * that it is undefined for a component that leaves the evidence to whoever refers to it.
 */
export function evidenceAt(document: OpenApiDocument, pointer: string): Evidence | undefined {
  const keys = fromPointer(pointer);
  let level: Evidence | undefined;
  let node: unknown = document;
  for (const [index, key] of keys.entries()) {
    if (!isObject(node)) return level;
    const inside: unknown = Object.hasOwn(node, key) ? node[key as keyof typeof node] : undefined;
    // A keyword's value, or a list in it, is no object of the document; a schema or a map of schemas is.
    const rest = keys.slice(index + 1);
    const isKeyword = rest.length === 0 || (rest.length === 1 && (!isObject(inside) || Array.isArray(inside)));
    const isBody = keys[index - 2] === "content" && key === "schema";
    if (isKeyword && !isBody) level = keywordEvidence(node, key, rest[0]) ?? level;
    else if (!isBody) level = (namesOnly.has(key) ? levelOf(node) : keywordEvidence(node, key)) ?? level;
    node = inside;
  }
  return levelOf(node) ?? level;
}

/** What an object says of itself. A map of fields can have one that is called like the extension. */
function levelOf(node: unknown): Evidence | undefined {
  const level = isObject(node) ? node["x-evidence"] : undefined;
  return typeof level === "string" ? level : undefined;
}

/** The sentences about an object that are known less well than the object, or better. */
export function notesOf(node: Evidenced): readonly Note[] {
  return node["x-notes"] ?? [];
}

function isObject(node: unknown): node is Evidenced {
  return typeof node === "object" && node !== null;
}
