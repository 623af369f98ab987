import type { Finding } from "@demarc/contract";
import { shownCases, type ReportedCause } from "../model/causes.ts";
import { counted } from "../text/format.ts";
import { anchor, html, longText, path, sentence, type Markup } from "./markup.ts";

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

/** A finding: what was expected on one side of a line, what was found on the other. */
function findingBox(provider: string, finding: Finding): Markup {
  const { grade, pointer, specPointer, expected, found, erratum, count, source, example, advice, curl } = finding;
  return html`<div class="finding">
<p><span class="${grade === "breaking" ? "bad" : "quiet"}">${grade}</span> at ${path(pointer)}${count !== undefined && html` and ${count - 1} more places like it`}</p>
<dl class="sides">
<div><dt>Expected</dt><dd>${longText(expected)}</dd></div>
<div><dt>Found</dt><dd>${longText(found)}</dd></div>
</dl>
<p class="quiet">Documented at ${path(specPointer)}${
    erratum !== undefined &&
    html`<br/>Erratum <a href="#${anchor(provider, "erratum", erratum)}">${erratum}</a> concerns this place`
  }${advice !== undefined && html`<br/>${advice}`}</p>
${source && fold(`${source.file}, line ${source.line}`, source.excerpt)}${
    example && fold(`Example: ${example.file}, line ${example.line}`, example.excerpt)
  }${
    curl !== undefined &&
    fold("Repeat the request", curl, html`<p>Serve the mock with <code>npm run mock -- ${provider}</code>, then:</p>`)
  }</div>
`;
}

function fold(summary: string, code: string, before?: Markup): Markup {
  return html`<details><summary class="quiet">${summary}</summary>${before}<pre><code>${code}</code></pre></details>
`;
}
