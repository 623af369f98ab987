import type { Finding } from "@demarc/contract";
import { anchor, html, type Markup } from "../markup/escape.ts";
import { longText } from "../markup/long-text.ts";
import { path } from "../markup/path.ts";

/** A finding: what was expected on one side of a line, what was found on the other. */
export function findingBox(provider: string, finding: Finding): Markup {
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
${
  source &&
  html`<details><summary class="quiet">${source.file}, line ${source.line}</summary><pre><code>${source.excerpt}</code></pre></details>
`
}${
    example &&
    html`<details><summary class="quiet">Example: ${example.file}, line ${example.line}</summary><pre><code>${example.excerpt}</code></pre></details>
`
  }${
    curl !== undefined &&
    html`<details><summary class="quiet">Repeat the request</summary><p>Serve the mock with <code>npm run mock -- ${provider}</code>, then:</p><pre><code>${curl}</code></pre></details>
`
  }</div>
`;
}

export const findingCss = `
.finding { margin-top: 1rem; }
.finding pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .75rem/1.5 var(--mono); margin: .35rem 0; }
.finding .sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); margin: .6rem 0; }
.finding .sides > div { padding: .1rem 0 .1rem 1rem; }
.finding .sides > :first-child { padding: .1rem 1rem .1rem 0; border-right: 2px dashed var(--quiet); }
.failed .finding .sides > :first-child { border-right-color: var(--bad); }
@media (max-width: 36rem) {
  .finding .sides { grid-template-columns: minmax(0, 1fr); }
  .finding .sides > div, .finding .sides > :first-child { padding: 0 0 .5rem; }
  .finding .sides > :first-child { border-right: 0; border-bottom: 2px dashed var(--quiet); margin-bottom: .5rem; }
  .failed .finding .sides > :first-child { border-bottom-color: var(--bad); }
}
`;
