import { head } from "../../text/sanitize.ts";
import { html, type Markup } from "./escape.ts";

const longest = 600;

/** A text as it is. Of a long one, the beginning, and all of it folded below. */
export function longText(text: string): Markup {
  if (text.length <= longest) return html`<pre>${text}</pre>`;
  return html`<pre>${head(text, longest / 2)} …</pre><details><summary>All ${text.length} characters</summary><pre>${text}</pre></details>`;
}
