import type { OperationReport, ProviderReport } from "@demarc/contract";
import { operationTotals, providerTotals, type Totals } from "../model/totals.ts";
import { isSettled } from "../model/verdict.ts";
import { counted, duration, percent } from "../text/format.ts";
import { caseTables } from "./cases.ts";
import { coverageMap, coverageStrip } from "./coverage.ts";
import { anchor, columns, html, path, type Markup } from "./markup.ts";

/**
 * One provider: what was tested on the margin, next to it the operations and the errata.
 *
 * @param isLong whether the page would be too long with every case
 */
export function providerSection(provider: ProviderReport, isLong: boolean): Markup {
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
${provider.operations.map((operation) => operationSection(provider.provider, operation, isLong))}
${errataSection(provider)}
</div>
</section>
`;
}

/** One operation, folded to a line unless a case failed. */
function operationSection(provider: string, operation: OperationReport, isLong: boolean): Markup {
  const totals = operationTotals(operation);
  const { failed, covered, documented } = totals;
  return html`<details class="operation" id="${anchor(provider, operation.operationId)}"${failed > 0 && html` open=""`}>
<summary>
<h3>${operation.operationId}</h3>
<span class="result">${operation.skipped === undefined ? result(totals) : html`<span class="quiet">skipped</span>`}</span>
<span class="target"><code><b>${operation.method.toUpperCase()}</b></code> ${path(operation.path)} ${operation.summary}</span>
<span class="quiet share">${percent(covered, documented)} covered</span>
${coverageStrip(operation.coverage)}
</summary>
<div class="body">
${operation.skipped !== undefined && html`<p>${operation.skipped}</p>`}
<p class="quiet">Evidence: <span class="evidence ${operation.evidence}">${operation.evidence}</span></p>
${!(isLong && covered === documented) && coverageMap(operation.coverage)}
${caseTables(provider, operation, isLong)}
</div>
</details>
`;
}

/** The result of the cases, in words as well as in colour. Without a case nothing is shown, which is not good. */
function result({ cases, failed }: Totals): Markup {
  if (cases === 0) return html`<span class="bad">no cases</span>`;
  if (failed > 0) return html`<span class="bad">${failed} of ${counted(cases, "case")} failed</span>`;
  return html`<span class="good">${counted(cases, "case")} passed</span>`;
}

/** Where the provider's pages contradict themselves and a reading had to be chosen, folded. */
function errataSection({ provider, errata }: ProviderReport): Markup | undefined {
  if (errata.length === 0) return undefined;
  const isLive = errata.some(({ settled }) => settled);
  return html`<details class="errata"${errata.some(isSettled) && html` open=""`}>
<summary><h3>${counted(errata.length, "erratum", "errata")}</h3></summary>
<table>
${columns(["Contradiction or gap", isLive ? "This run" : "Evidence"])}
<tbody>
${errata.map(
  ({ id, title, at, evidence, settled }) =>
    html`<tr id="${anchor(provider, "erratum", id)}"><th scope="row">${title}<br/><span class="quiet"><code><b>${id}</b></code> at ${path(at)}</span></th><td>${settled ? html`<span class="${settled.outcome === "refuted" ? "bad" : isSettled({ settled }) && "good"}">${settled.outcome}</span><br/><span class="quiet">${settled.by}</span>` : html`<span class="evidence ${evidence}">${evidence}</span>`}</td></tr>
`,
)}</tbody>
</table>
</details>`;
}
