import { byOperator, type MutationReport } from "@demarc/mutation";
import { baseCss } from "../html/markup/base.ts";
import { htmlDocument } from "../html/markup/document.ts";
import { html, type Markup } from "../html/markup/escape.ts";
import { path } from "../html/markup/path.ts";
import { counted, duration, percent } from "../text/format.ts";
import { mutationFigures } from "./figures.ts";

/** Which mutants the tests kill, as one page: what survived first. */
export function mutationPage(reports: readonly MutationReport[]): string {
  const gaps = reports.flatMap(gapsOf).length;
  const title = `Mutation report: ${gaps === 0 ? "no gap" : counted(gaps, "gap")}`;
  const body = html`<main>
<h1>${title}</h1>
<p>A mutant is a document or an answer that was changed in one place. The contract tests kill it where a case fails; one that survives is a gap, a missing test, unless it is equivalent.</p>
${reports.toSorted((a, b) => gapsOf(b).length - gapsOf(a).length).map(provider)}
</main>
`;
  return htmlDocument(title, baseCss + css, body);
}

/** What a test is missing for, or is wrong. */
function gapsOf({ mutants, responses }: MutationReport): Markup[] {
  return [
    ...mutants
      .filter(({ kill, equivalent }) => !kill && equivalent === undefined)
      .map(
        ({ operator, pointer, detail }) =>
          html`<li><b>${operator}</b> (${detail}) at ${path(pointer)}: no case failed, and no reason is given.</li>`,
      ),
    ...responses
      .filter(({ right }) => !right)
      .map(
        ({ operationId, example, operator, pointer, expected, found }) =>
          html`<li><b>${operator}</b> in ${operationId} ${example} is ${expected} at ${path(pointer)}; found ${found}</li>`,
      ),
  ];
}

function provider(report: MutationReport): Markup {
  const figures = mutationFigures(report);
  const gaps = gapsOf(report);
  const operators = byOperator(report.mutants);
  const equivalent = report.mutants.filter((mutant) => mutant.equivalent !== undefined);
  const { killed, mutants, sample, served, described, killedAnswers, answers, falseAlarms, compatible } = figures;
  return html`<section aria-labelledby="${report.provider}">
<h2 id="${report.provider}">${report.provider}</h2>
<p class="${gaps.length === 0 ? "good" : "bad"}">${gaps.length === 0 ? "No gap" : counted(gaps.length, "gap")}</p>
${gaps.length > 0 && html`<ul>${gaps}</ul>`}
<p>${killed} of ${mutants} mutants of the document killed, ${percent(killed, mutants)}${sample}: ${served} when the mutant was served, ${described} more when it was tested against. ${killedAnswers} of ${answers} mutants of answers killed, with the right pointer; ${falseAlarms} false alarms in ${compatible} compatible changes. ${figures.perMutantMs.toFixed(1)} ms for each mutant, ${duration(report.durationMs)} in all.</p>
${table(
  "Operators with survivors",
  operators.filter((each) => each.killed < each.mutants),
)}
${
  equivalent.length > 0 &&
  html`<details><summary>${counted(equivalent.length, "equivalent mutant")}, each with its reason</summary>
<ul>${equivalent.map(({ operator, pointer, detail, equivalent: reason }) => html`<li>${operator} (${detail}) at ${path(pointer)}. ${reason}</li>`)}</ul></details>`
}
<details><summary>${counted(operators.filter((each) => each.killed === each.mutants).length, "operator")} without survivors</summary>
${table(
  "Operators without survivors",
  operators.filter((each) => each.killed === each.mutants),
)}</details>
</section>
`;
}

function table(name: string, operators: ReturnType<typeof byOperator>): Markup | undefined {
  if (operators.length === 0) return undefined;
  return html`<table aria-label="${name}">
<thead><tr><th scope="col">Operator</th><th scope="col" class="number">Killed</th><th scope="col" class="number">Survived</th><th scope="col" class="number">of these equivalent</th></tr></thead>
<tbody>
${operators.map(
  ({ operator, mutants, killed, equivalent }) =>
    html`<tr><th scope="row">${operator}</th><td class="number">${killed} of ${mutants}</td><td class="number">${mutants - killed}</td><td class="number">${equivalent}</td></tr>
`,
)}</tbody>
</table>`;
}

const css = `
main > section { margin-top: 3rem; }
main p { max-width: 46rem; }
tbody th { font-weight: 400; }
main li { margin: .35rem 0; }
main > section > :is(p, ul, table, details) { margin-top: .75rem; }
`;
