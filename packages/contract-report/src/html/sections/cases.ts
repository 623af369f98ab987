import { counted, duration } from "../../text/format.ts";
import type { CaseKind, CaseResult, OperationReport } from "@demarc/contract";
import { localId } from "../../model/totals.ts";
import { html, type Markup } from "../markup/escape.ts";
import { path } from "../markup/path.ts";

const kinds: Record<CaseKind, string> = {
  document: "What of the document cannot be read",
  client: "Calls through the client",
  response: "Documented responses",
  answer: "Answers at and past their limits",
  parameter: "Parameters",
  body: "Request bodies",
  generated: "Generated data",
  protocol: "Method, path and media type",
  invalid: "Requests to be refused",
  security: "Credentials",
  coverage: "Everything documented has occurred",
  semantics: "What no schema expresses",
};

/** The cases of an operation by kind, and each of them folded below. */
export function caseTables(provider: string, operation: OperationReport): Markup {
  const { cases, operationId } = operation;
  if (cases.length === 0) return html`<section><h4>Cases</h4><p>There are none.</p></section>`;
  return html`<section class="cases">
<h4>Cases</h4>
<table>
<thead><tr><th scope="col">Kind</th><th scope="col" class="number">Passed</th><th scope="col" class="number">Failed</th></tr></thead>
<tbody>
${(Object.keys(kinds) as CaseKind[]).map((kind) =>
  kindRow(
    kinds[kind],
    cases.filter((result) => result.kind === kind),
  ),
)}</tbody>
</table>
<details>
<summary>${cases.length === 1 ? "The case" : `All ${counted(cases.length, "case")}`}</summary>
<table>
<thead><tr><th scope="col">Case</th><th scope="col">Result</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>
${cases.map((result) => caseRow(localId(provider, operationId, result.id), result))}</tbody>
</table>
</details>
</section>`;
}

function kindRow(name: string, cases: CaseResult[]): Markup | undefined {
  if (cases.length === 0) return undefined;
  const failed = cases.filter((result) => !result.passed).length;
  return html`<tr><th scope="row">${name}</th><td class="number">${cases.length - failed}</td><td class="number${failed > 0 && " bad"}">${failed}</td></tr>
`;
}

function caseRow(id: string, { title, passed, durationMs }: CaseResult): Markup {
  return html`<tr><th scope="row">${title}<br/><span class="quiet">${path(id)}</span></th><td class="${passed ? "good" : "bad"}">${passed ? "passed" : "failed"}</td><td class="number">${duration(durationMs)}</td></tr>
`;
}

export const casesCss = `
.cases > table { max-width: 26rem; margin-top: .25rem; }
.cases tbody th { font-weight: 400; }
.cases details { margin-top: .75rem; }
.cases td { white-space: nowrap; }
`;
