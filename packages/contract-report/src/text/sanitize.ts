export { terminalLine, terminalText, visible } from "@demarc/openapi/visible";

/** At most `limit` characters of a text; where some are left out, it says how many there were. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${head(text, limit)} … (${text.length} characters)`;
}

/** The first characters of a text. Never half of a surrogate pair, which would look like a fault of the value. */
export function head(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Lines of at most `width` characters, broken at blanks only, so that a pointer or an id can be copied. */
export function wrap(text: string, width: number): string[] {
  const piece = new RegExp(`.{1,${width}}(?:\\s+|$)|\\S+\\s*`, "gu");
  return text.split("\n").flatMap((line) => line.match(piece)?.map((part) => part.trimEnd()) ?? [""]);
}
