/**
 * What a terminal acts upon, XML 1.0 forbids, or nobody sees: control and format characters (bidirectional
 * overrides among them), line separators, lone surrogates and noncharacters. Tab and line feed are let through.
 */
const unseen = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** The text with every character that would be unseen or obeyed written out: an escape becomes `\u{1b}`. */
export function visible(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(unseen, escaped);
}

/**
 * A text from outside on a terminal or in a log. GitHub takes a line for a command that begins with `::`, after blanks
 * too, and one with `##[` anywhere: a blank in them keeps it from that, however the text is wrapped.
 */
export function terminalText(text: string): string {
  return withoutCommands(visible(text));
}

/** The same on one line. */
export function terminalLine(text: string): string {
  return terminalText(text).replaceAll(/[\n\t]/g, escaped);
}

/** What a tool printed, with its colours, as no command to GitHub. */
export function withoutCommands(text: string): string {
  return text.replaceAll(/(^|\s|\[[\d;]{0,20}m)::/g, "$1: :").replaceAll("##[", "# #[");
}

/** A text in single quotes, inside which a shell takes everything as it stands, except for another single quote. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
