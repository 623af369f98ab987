import { html, type Markup } from "./escape.ts";

/** An id, a path or a pointer as code that a narrow screen breaks after a slash. Copied, it has no break. */
export function path(text: string): Markup {
  return html`<code>${text.split(/(?<=\/)(?=[^/])/).map((step, index) => [index > 0 && html`<wbr/>`, step])}</code>`;
}

/** A sentence with what stands between backticks as code. */
export function sentence(text: string): Markup {
  return html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
