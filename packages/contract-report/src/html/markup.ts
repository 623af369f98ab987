import { readFileSync } from "node:fs";
import { escapeMarkup } from "../text/markup.ts";
import { head } from "../text/sanitize.ts";

/** HTML that goes into a page as it is. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What a template takes. `false` and `undefined` give nothing, so that `condition && html…` works. */
type Value = Markup | string | number | false | undefined | readonly Value[];

/** A piece of a page. Every value is escaped unless it is a piece itself, so that no escape can be forgotten. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.map((part, index) => part + render(values[index])).join(""));
}

function render(value: Value): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Markup) return value.toString();
  if (typeof value === "object") return value.map(render).join("");
  return escapeMarkup(String(value));
}

/** A string that can be an element's id and a link's target. */
export function anchor(...parts: string[]): string {
  return parts.join("-").replace(/[^\w-]+/g, "-");
}

/** An id, a path or a pointer as code that a narrow screen breaks after a slash. Copied, it has no break. */
export function path(text: string): Markup {
  return html`<code>${text.split(/(?<=\/)(?=[^/])/).map((step, index) => [index > 0 && html`<wbr/>`, step])}</code>`;
}

/** A sentence with what stands between backticks as code. */
export function sentence(text: string): Markup {
  return html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

const longest = 600;

/** A text as it is. Of a long one, the beginning, and all of it folded below. */
export function longText(text: string): Markup {
  if (text.length <= longest) return html`<pre>${text}</pre>`;
  return html`<pre>${head(text, longest / 2)} …</pre><details><summary>All ${text.length} characters</summary><pre>${text}</pre></details>`;
}

/** The heads of a table's columns, of which some hold figures. */
export function columns(names: readonly string[], figures: readonly string[] = []): Markup {
  return html`<thead><tr>${names.map((name) => html`<th scope="col"${figures.includes(name) && html` class="number"`}>${name}</th>`)}</tr></thead>`;
}

/** The sign of the site's favicon, as a report is one file. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' stroke='#fff'><path fill='#0f5c55' stroke='none' d='M0 0h32v32H0'/><path stroke-width='2' stroke-dasharray='3' d='M16 5v22'/><path stroke-width='4' d='M5 16h6m10 0h6'/></svg>`,
)}`;

const css = readFileSync(new URL("report.css", import.meta.url), "utf8");

/**
 * A page without scripts and requests. The policy in its head makes a browser enforce that, whatever a provider's
 * answer may have put into it.
 */
export function htmlDocument(title: string, body: Markup): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>${title}</title>
<link rel="icon" href="${icon}"/>
<style>
${new Markup(css)}</style>
</head>
<body>
${body}</body>
</html>
`.toString();
}
