import type { Evidence } from "@demarc/openapi";
import type { Grade } from "@demarc/contract";
import { html, type Markup } from "../markup/escape.ts";

const evidence: Record<Evidence, string> = {
  page: "the provider's own page on the operation says so",
  "vendor-docs": "another document of the vendor says so",
  "client-code": "published client code relies on it",
  inferred: "no source says so; it is the likeliest reading",
};

const grades: Record<Grade, string> = {
  breaking: "something documented is missing or different",
  additive: "something undocumented is there; it breaks nothing",
  informational: "something inferred is different, or a fact worth knowing",
};

/** What the words on the page mean. */
export function guide(): Markup {
  return html`<footer>
<h2>The words on this page</h2>
<dl>
${Object.entries({ ...evidence, ...grades }).map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>\n`)}<div><dt>covered</dt><dd>at least one exchange in this run has shown it</dd></div>
</dl>
</footer>`;
}

export const guideCss = `
footer { padding-block: clamp(3rem, 7vw, 5rem); font-size: .875rem; }
footer h2 { font-size: 1.125rem; margin-bottom: .75rem; }
footer dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .75rem 2rem; }
`;
