import { duration, percent } from "../../text/format.ts";
import type { ContractReport } from "@demarc/contract";
import { providerTotals, reportTotals, type Totals } from "../../model/totals.ts";
import { anchor, html, type Markup } from "../markup/escape.ts";

/** The providers, a row each, with a row of totals. */
export function overview(report: ContractReport): Markup {
  return html`<section class="overview" aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<table>
<thead><tr><th scope="col">Provider</th><th scope="col" class="number wide">Operations</th><th scope="col" class="number">Cases</th><th scope="col" class="number wide">Passed</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Coverage</th><th scope="col" class="number wide">Time</th></tr></thead>
<tbody>
${report.providers.map((provider) => row(html`<a href="#${anchor(provider.provider)}">${provider.provider}</a>`, providerTotals(provider)))}</tbody>
<tfoot>
${row("Total", reportTotals(report))}</tfoot>
</table>
</section>`;
}

function row(
  name: Markup | string,
  { operations, cases, passed, failed, covered, documented, durationMs }: Totals,
): Markup {
  return html`<tr><th scope="row">${name}</th><td class="number wide">${operations}</td><td class="number">${cases}</td><td class="number wide">${passed}</td><td class="number${failed > 0 && " bad"}">${failed}</td><td class="number">${percent(covered, documented)}</td><td class="number wide">${duration(durationMs)}</td></tr>
`;
}

/** On a phone, without the columns that the sections below repeat. */
export const overviewCss = `
.overview { margin: 2rem 0 0; }
.overview h2 { margin-bottom: .75rem; }
.overview tfoot :is(th, td) { border-bottom: 0; font-weight: 600; }
@media (max-width: 36rem) {
  .overview .wide { display: none; }
  .overview :is(th, td) { padding-left: .75rem; }
  .overview th:first-child { padding-left: 0; overflow-wrap: break-word; }
}
`;
