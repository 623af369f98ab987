import type { CaseKind, CaseResult, OperationReport } from "@demarc/contract";
import { localId } from "../model/totals.ts";
import { counted, duration } from "../text/format.ts";
import { columns, html, path, type Markup } from "./markup.ts";

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

/**
 * The cases of an operation by kind, and each of them folded below.
 *
 * @param isLong whether the run has so many that a browser could not show them all: then only where one failed
 */
export function caseTables(provider: string, { cases, operationId }: OperationReport, isLong: boolean): Markup {
  if (cases.length === 0) return html`<section><h4>Cases</h4><p>There are none.</p></section>`;
  return html`<section class="cases">
<h4>Cases</h4>
<table>
${columns(["Kind", "Passed", "Failed"], ["Passed", "Failed"])}
<tbody>
${(Object.keys(kinds) as CaseKind[]).map((kind) =>
  kindRow(
    kinds[kind],
    cases.filter((result) => result.kind === kind),
  ),
)}</tbody>
</table>
${isLong && cases.every(({ passed }) => passed) ? html`<p class="quiet">Each of them is in report.json and junit.xml.</p>` : each(provider, operationId, cases)}
</section>`;
}

function each(provider: string, operationId: string, cases: CaseResult[]): Markup {
  return html`<details>
<summary>${cases.length === 1 ? "The case" : `All ${counted(cases.length, "case")}`}</summary>
<table>
${columns(["Case", "Result", "Time"], ["Time"])}
<tbody>
${cases.map((result) => caseRow(localId(provider, operationId, result.id), result))}</tbody>
</table>
</details>`;
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
