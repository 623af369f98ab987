import { counted } from "../../text/format.ts";
import { shownCases, type ReportedCause } from "../../model/causes.ts";
import { anchor, html, type Markup } from "../markup/escape.ts";
import { findingBox } from "./finding.ts";
import { longText } from "../markup/long-text.ts";
import { path, sentence } from "../markup/path.ts";

/** Each cause once: what it probably is, the finding that shows it first, three of its cases, the others folded. */
export function causesSection(causes: readonly ReportedCause[]): Markup | undefined {
  if (causes.length === 0) return undefined;
  return html`<section class="causes" aria-labelledby="causes">
<h2 id="causes">${causes.some(({ failing }) => failing) ? "What failed, by cause" : "Notes"}</h2>
${causes.map(article)}</section>`;
}

/** The id of a cause on the page. */
export function causeId(index: number): string {
  return anchor("cause", String(index + 1));
}

function article({ title, provider, failing, extent, finding, cases }: ReportedCause, index: number): Markup {
  const rows = cases.map(
    ({ id, title: wanted, operationId }) =>
      html`<li><a href="#${anchor(provider, operationId)}">${operationId}</a>: ${wanted}<br/><span class="quiet">${path(id)}</span></li>
`,
  );
  const [folded, error] = [rows.slice(shownCases), cases[0]?.error];
  return html`<article class="${failing ? "failed" : "noted"}" id="${causeId(index)}">
<h3>${sentence(title)}</h3>
<p class="quiet">${provider}, ${extent}</p>
${finding && findingBox(provider, finding)}
${!finding && error !== undefined && html`<div class="more">${longText(error)}</div>`}
<ul class="more">${rows.slice(0, shownCases)}</ul>
${folded.length > 0 && html`<details class="more"><summary>${counted(folded.length, "more case")}</summary><ul>${folded}</ul></details>`}
</article>
`;
}

export const causesCss = `
.causes { display: grid; gap: 1rem; margin-top: 2rem; font-size: .875rem; }
.causes article { background: var(--raised); border-left: 3px solid var(--quiet); padding: 1rem 1.25rem 1.25rem; scroll-margin-top: 1rem; min-width: 0; }
.causes article.failed { border-left-color: var(--bad); }
.causes .more { margin-top: 1rem; }
.causes li { margin-top: .35rem; }
`;
