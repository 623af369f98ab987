import { percent } from "../../text/format.ts";
import type { OperationReport } from "@demarc/contract";
import { operationTotals } from "../../model/totals.ts";
import { caseTables } from "./cases.ts";
import { coverageMap } from "../coverage/map.ts";
import { coverageStrip } from "../coverage/strip.ts";
import { anchor, html, type Markup } from "../markup/escape.ts";
import { path } from "../markup/path.ts";
import { result } from "./result.ts";

/** One operation, folded to a line unless a case failed. */
export function operationSection(provider: string, operation: OperationReport): Markup {
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
${coverageMap(operation.coverage)}
${caseTables(provider, operation)}
</div>
</details>
`;
}

export const operationCss = `
.operation { border-bottom: 1px solid var(--rule); scroll-margin-top: 1rem; }
.operation > summary { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem 1.5rem; --space: .9rem; font-size: .875rem; }
.operation > summary > :is(.result, .share) { text-align: right; }
.operation > summary .target code + code { margin-right: .5rem; }
.operation > .body { padding: 0 0 2rem 1.25rem; font-size: .875rem; display: grid; gap: 1.5rem; }
.evidence { border: 1px solid var(--quiet); border-radius: 1rem; padding: .05rem .55rem; color: var(--ink); font-size: .8125rem; }
.evidence.inferred { border-style: dashed; }
@media (max-width: 36rem) {
  .operation > summary { grid-template-columns: minmax(0, 1fr); }
  .operation > summary > :is(.result, .share) { text-align: left; }
  .operation > .body { padding-left: 0; }
}
`;
