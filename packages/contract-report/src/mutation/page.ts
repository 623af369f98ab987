import { byOperator, type MutationReport } from "@demarc/mutation";
import { baseCss } from "../html/markup/base.ts";
import { htmlDocument } from "../html/markup/document.ts";
import { html, type Markup } from "../html/markup/escape.ts";
import { path } from "../html/markup/path.ts";
import { duration, percent } from "../text/format.ts";
import { mutationFigures } from "./figures.ts";

/** Which mutants the tests kill, as one page. */
export function mutationPage(reports: readonly MutationReport[]): string {
  const title = "Mutation of documents and answers";
  const body = html`<main>
<h1>${title}</h1>
<p>A mutant is a document or an answer that was changed in one place. The contract tests kill it where a case fails; one that survives is a missing test, unless it is equivalent.</p>
${reports.map(provider)}
</main>
`;
  return htmlDocument(title, baseCss + css, body);
}

function provider(report: MutationReport): Markup {
  const figures = mutationFigures(report);
  const survivors = report.mutants.filter(({ kill }) => !kill);
  const wrong = report.responses.filter(({ right }) => !right);
  return html`<section aria-labelledby="${report.provider}">
<h2 id="${report.provider}">${report.provider}</h2>
<p><span class="${survivors.every(({ equivalent }) => equivalent !== undefined) ? "good" : "bad"}">${figures.killed} of ${figures.mutants} mutants of the document killed, ${percent(figures.killed, figures.mutants)}</span>${figures.sample}: ${figures.served} when the mutant was served, ${figures.described} more when it was tested against.
<span class="${wrong.length === 0 ? "good" : "bad"}">${figures.killedAnswers} of ${figures.answers} mutants of answers killed, with the right pointer</span>; ${figures.falseAlarms} false alarms in ${figures.compatible} compatible changes. ${figures.perMutantMs.toFixed(1)} ms for each mutant, ${duration(report.durationMs)} in all.</p>
<table>
<thead><tr><th scope="col">Operator</th><th scope="col" class="number">Killed</th><th scope="col"><span class="unseen">Share</span></th></tr></thead>
<tbody>
${byOperator(report.mutants).map(
  ({
    operator,
    mutants,
    killed,
  }) => html`<tr><th scope="row">${operator}</th><td class="number">${killed} of ${mutants}</td><td><meter min="0" max="${mutants}" value="${killed}" aria-label="${operator}: ${percent(killed, mutants)}">${percent(killed, mutants)}</meter></td></tr>
`,
)}</tbody>
</table>
${
  survivors.length > 0 &&
  html`<h3>Survivors</h3>
<ul>${survivors.map(({ operator, pointer, detail, equivalent }) => html`<li>${operator} (${detail}) at ${path(pointer)}. ${equivalent ?? "No reason is given."}</li>`)}</ul>`
}
${
  wrong.length > 0 &&
  html`<h3>Answers graded wrongly</h3>
<ul>${wrong.map(({ operationId, example, operator, pointer, expected, found }) => html`<li>${operationId} ${example}: ${operator} is ${expected} at ${path(pointer)}; found ${found}</li>`)}</ul>`
}
</section>
`;
}

const css = `
main > section { margin-top: 3rem; }
main p { max-width: 46rem; }
tbody th { font-weight: 400; }
meter { width: min(16rem, 40vw); }
`;
