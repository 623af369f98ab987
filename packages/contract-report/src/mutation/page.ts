import { byOperator, type MutationReport } from "@demarc/mutation";
import { duration, percent } from "../format.ts";
import { baseCss } from "../html/base.ts";
import { htmlDocument } from "../html/document.ts";
import { html, type Markup } from "../html/escape.ts";
import { path } from "../html/path.ts";
import { mutationFigures } from "./table.ts";

/** How well the tests notice changes, as one page. */
export function mutationPage(reports: readonly MutationReport[]): string {
  const title = "Mutation of documents and answers";
  const body = html`<main>
<h1>${title}</h1>
<p>Each document is changed in one place at a time, in every way that it allows. A change that no case notices is a test that is missing.</p>
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
<p><span class="${survivors.every(({ equivalent }) => equivalent !== undefined) ? "good" : "bad"}">${figures.killed} of ${figures.mutants} changes of the document noticed, ${percent(figures.killed, figures.mutants)}</span>; ${figures.served} when the changed one was served, ${figures.described} more when it was tested against.
<span class="${wrong.length === 0 ? "good" : "bad"}">${figures.noticed} of ${figures.changes} changes of answers noticed at the right place</span>, ${figures.falseAlarms} false alarms in ${figures.compatible}. ${figures.perMutantMs.toFixed(1)} ms for each change, ${duration(report.durationMs)} in all.</p>
<table>
<thead><tr><th scope="col">Change of the document</th><th scope="col" class="number">Noticed</th><th scope="col"><span class="unseen">Share</span></th></tr></thead>
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
  html`<h3>Not noticed</h3>
<ul>${survivors.map(({ operator, pointer, detail, equivalent }) => html`<li>${operator} (${detail}) at ${path(pointer)}. ${equivalent ?? "Nothing says why."}</li>`)}</ul>`
}
${
  wrong.length > 0 &&
  html`<h3>Answers judged wrongly</h3>
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
