import { duration, percent } from "../../text/format.ts";
import type { ProviderReport } from "@demarc/contract";
import { providerTotals } from "../../model/totals.ts";
import { errataSection } from "./errata.ts";
import { anchor, html, type Markup } from "../markup/escape.ts";
import { operationSection } from "./operation.ts";
import { result } from "./result.ts";

/** One provider: what was tested on the margin, next to it the operations and the errata. */
export function providerSection(provider: ProviderReport): Markup {
  const id = anchor(provider.provider);
  const totals = providerTotals(provider);
  const { failed, covered, documented } = totals;
  return html`<section class="provider${failed > 0 && " dashed"}" aria-labelledby="${id}">
<div class="margin">
<p class="mono quiet">${provider.provider}</p>
<h2 id="${id}">${provider.title}</h2>
<p>${result(totals)}</p>
<dl>
${[
  ["Spec version", provider.version],
  ["Hash", html`<code>${provider.hash}</code>`],
  ["Target", provider.target],
  ["Coverage", `${percent(covered, documented)}, ${covered} of ${documented}`],
  ["Time", duration(provider.durationMs)],
].map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`)}</dl>
</div>
<div class="side">
${provider.operations.map((operation) => operationSection(provider.provider, operation))}
${errataSection(provider)}
</div>
</section>
`;
}

/** The line between margin and operations is whole or dashed, like the one below the verdict. */
export const providerCss = `
.provider { margin-top: clamp(2.5rem, 6vw, 4rem); display: grid; gap: 1.25rem; scroll-margin-top: 1rem; }
.margin { font-size: .875rem; }
.margin h2 { margin: 0 0 .35rem; }
.margin dl { margin-top: .85rem; }
.margin dl > div { display: grid; grid-template-columns: 6.75rem minmax(0, 1fr); align-items: baseline; padding-top: .15rem; }
.side { border-top: 2px solid var(--good); }
.dashed > .side { border-top: 2px dashed var(--bad); }
@media (min-width: 62rem) {
  .provider { grid-template-columns: 15rem minmax(0, 1fr); gap: 2rem; }
  .margin { position: sticky; top: 1.5rem; align-self: start; }
  .side, .dashed > .side { border-top: 0; padding-left: 2rem; border-left: 2px solid var(--good); }
  .dashed > .side { border-left: 2px dashed var(--bad); }
  .side > :first-child { margin-top: -.9rem; }
}
`;
