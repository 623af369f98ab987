/** What stands on the pages as text: `text` is that of a note. Everything else of a document stands there as code. */
const prose: ReadonlySet<string> = new Set([
  "description",
  "summary",
  "title",
  "version",
  "text",
  "x-name",
  "x-enum-descriptions",
]);

/** Not seen, and no letter: what it stands in is no tag, no entity and no scheme, in code and outside of it. */
const joiner = "\u2060";

/** Schemes that run or show something of their own, whatever blanks and escapes stand in them. */
const schemes = ["javascript", "vbscript", "data"].map(
  (scheme) => new RegExp(`(${[...scheme].join(String.raw`[\s\\]{0,4}`)})(?=[\\s\\\\]{0,4}:)`, "giu"),
);

/**
 * A document, or its errata, with texts in which nothing is HTML and no link runs anything. So much for every renderer at
 * once: which of them takes what for code depends on what stands around it.
 */
export function withInertTexts<T>(node: T, isProse = false): T {
  if (typeof node === "string") return (isProse ? inert(node) : node) as T;
  if (Array.isArray(node)) return node.map((item) => withInertTexts(item as unknown, isProse)) as T;
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, child]) => [key, withInertTexts(child as unknown, prose.has(key))]);
  return Object.fromEntries(entries) as T;
}

function inert(markdown: string): string {
  const text = markdown.replaceAll(/<(?=[a-z/!?])|&(?=[#a-z])/gi, `$&${joiner}`);
  return schemes.reduce((safe, scheme) => safe.replaceAll(scheme, `$1${joiner}`), text);
}
