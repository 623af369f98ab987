import { byOperator, type MutationReport } from "@demarc/mutation";
import { columns, html, htmlDocument, path, type Markup } from "../html/markup.ts";
import { counted, duration, listed, percent } from "../text/format.ts";
import { mutationFigures } from "./figures.ts";

/** Which mutants the tests kill, as one page: what survived first. */
export function mutationPage(reports: readonly MutationReport[]): string {
  const gaps = reports.flatMap(gapsOf).length;
  const title = `Mutation report: ${gaps === 0 ? "no gap" : counted(gaps, "gap")}`;
  const body = html`<main class="mutation">
<h1>${title}</h1>
<p>A mutant is a document or an answer that was changed in one place. The contract tests kill it where a case fails; one that survives is a gap, a missing test, unless it is equivalent.</p>
${reports.toSorted((a, b) => gapsOf(b).length - gapsOf(a).length).map(provider)}
</main>
`;
  return htmlDocument(title, body);
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
  const survived = operators.filter((each) => each.killed < each.mutants);
  const sound = operators.filter((each) => each.killed === each.mutants);
  const equivalent = report.mutants.filter((mutant) => mutant.equivalent !== undefined);
  const { killed, mutants, sample, served, described, killedAnswers, answers, falseAlarms, compatible } = figures;
  return html`<section aria-labelledby="${report.provider}">
<h2 id="${report.provider}">${report.provider}</h2>
<p class="${gaps.length === 0 ? "good" : "bad"}">${gaps.length === 0 ? "No gap" : counted(gaps.length, "gap")}</p>
${gaps.length > 0 && html`<ul>${gaps}</ul>`}
<p>${killed} of ${mutants} mutants of the document killed, ${percent(killed, mutants)}${sample}: ${served} when the mutant was served, ${described} more when it was tested against. ${killedAnswers} of ${answers} mutants of answers killed, with the right pointer; ${falseAlarms} false alarms in ${compatible} compatible changes. ${figures.perMutantMs.toFixed(1)} ms for each mutant, ${duration(report.durationMs)} in all.</p>
${survived.length > 0 && table(survived)}
${
  equivalent.length > 0 &&
  html`<details><summary>${counted(equivalent.length, "equivalent mutant")}, each with its reason</summary>
<ul>${equivalent.map(({ operator, pointer, detail, equivalent: reason }) => html`<li>${operator} (${detail}) at ${path(pointer)}. ${reason}</li>`)}</ul></details>`
}
<details><summary>${counted(sound.length, "operator")} without survivors</summary><p>${listed(sound.map(({ operator, mutants: all }) => `${operator} (${all})`))}</p></details>
</section>
`;
}

const counts = ["Killed", "Survived", "of these equivalent"];

function table(operators: ReturnType<typeof byOperator>): Markup {
  return html`<table aria-label="Operators with survivors">
${columns(["Operator", ...counts], counts)}
<tbody>
${operators.map(
  ({ operator, mutants, killed, equivalent }) =>
    html`<tr><th scope="row">${operator}</th><td class="number">${killed} of ${mutants}</td><td class="number">${mutants - killed}</td><td class="number">${equivalent}</td></tr>
`,
)}</tbody>
</table>`;
}
