/**
 * What a terminal acts upon, XML 1.0 forbids, or nobody sees: control and format characters (bidirectional
 * overrides among them), line separators, lone surrogates and noncharacters. Tab and line feed are let through.
 */
const unseen = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** The text with every character that would be unseen or obeyed written out: an escape becomes `\u{1b}`. */
export function visible(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(unseen, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

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
