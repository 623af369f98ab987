import { counted } from "../../text/format.ts";
import type { CaseResult, OperationReport } from "@demarc/contract";
import { failedCases } from "../../model/totals.ts";
import { html, type Markup } from "../markup/escape.ts";
import { findingBox } from "./finding.ts";
import { longText } from "../markup/long-text.ts";
import { path } from "../markup/path.ts";

/** How many findings of one case are not folded. A renamed field can give hundreds that all say the same. */
const mostOpen = 10;

/** The cases of an operation that failed, then those that passed with findings. */
export function failures(provider: string, operation: OperationReport): Markup {
  const failed = failedCases(operation);
  const noted = operation.cases.filter((result) => result.passed && result.findings.length > 0);
  return html`${group(provider, counted(failed.length, "failed case"), failed)}${group(provider, `${counted(noted.length, "passed case")} with findings`, noted)}`;
}

function group(provider: string, title: string, cases: CaseResult[]): Markup | undefined {
  if (cases.length === 0) return undefined;
  return html`<section class="failures">
<h4>${title}</h4>
${cases.map((result) => article(provider, result))}</section>`;
}

function article(provider: string, { id, title, findings, error, passed }: CaseResult): Markup {
  const boxes = findings.map((finding) => findingBox(provider, finding));
  const folded = boxes.slice(mostOpen);
  return html`<article class="${passed ? "noted" : "failed"}">
<h5>${title}</h5>
<p class="quiet">${path(id)}</p>
${boxes.slice(0, mostOpen)}
${folded.length > 0 && html`<details class="more"><summary>${counted(folded.length, "more finding")}</summary>${folded}</details>`}
${error !== undefined && html`<div class="more"><p class="label">Error</p>${longText(error)}</div>`}
</article>
`;
}

export const failuresCss = `
.failures { display: grid; gap: 1rem; }
.failures article { background: var(--raised); border-left: 3px solid var(--quiet); padding: 1rem 1.25rem 1.25rem; }
.failures article.failed { border-left-color: var(--bad); }
.failures h5 { color: var(--ink); font-size: .9375rem; }
.failures .more { margin-top: 1rem; }
`;
