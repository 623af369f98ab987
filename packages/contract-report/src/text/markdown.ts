import { visible } from "./sanitize.ts";

/** A text in Markdown, also in a table: one line, in which nothing is markup and nobody is mentioned. */
export function markdownText(text: string): string {
  return (
    visible(text)
      .replaceAll(/\s+/g, " ")
      .replaceAll(/[\\`*_{}[\]<>|#&~!]/g, String.raw`\$&`)
      // No address becomes a link: what a provider says is not ours to recommend.
      .replaceAll("://", String.raw`\://`)
      .replaceAll(/\bwww\./gi, String.raw`www\.`)
      .replaceAll("@", "@\u{2060}")
  );
}

/** A text as code in Markdown, also in a table. */
export function markdownCode(text: string): string {
  return `\`${visible(text)
    .replaceAll(/\s+/g, " ")
    .replaceAll("`", "'")
    .replaceAll("|", String.raw`\|`)}\``;
}

/**
 * The lines of a table in Markdown. The cells are Markdown already.
 *
 * @param figures whether the columns after the first are figures, which are aligned to the right
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  figures = false,
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (figures && column > 0 ? "---:" : "---"));
  return [line(head), line(rule), ...rows.map(line)];
}
