import type { ContractReport, Grade } from "@demarc/contract";
import type { Evidence } from "@demarc/openapi";
import { reportedCauses, type ReportedCause } from "../model/causes.ts";
import { reportTotals, totalsHead, totalsRows } from "../model/totals.ts";
import { failingFirst, isSettled, outcome, titleOf, verdict } from "../model/verdict.ts";
import { counted, duration, listed, percent } from "../text/format.ts";
import { shorten } from "../text/sanitize.ts";
import { causeId, causesSection } from "./causes.ts";
import { anchor, html, htmlDocument, sentence, type Markup } from "./markup.ts";
import { providerSection } from "./provider.ts";

const titles = { passed: "all passed", failed: "failed", empty: "no cases" };

/** The most cases that a page lists where they passed: 100 providers have half a million, which no browser shows. */
const mostCases = 30_000;

/** A run as one page. */
export function htmlPage(unsorted: ContractReport): string {
  const report = failingFirst(unsorted);
  const isLong = reportTotals(report).cases > mostCases;
  const causes = reportedCauses(report);
  const body = html`${pageHead(report, causes)}
<main>
${causesSection(causes)}
${overview(report)}
${report.providers.map((provider) => providerSection(provider, isLong))}
</main>
${guide}
`;
  return htmlDocument(`${titleOf(report)}: ${titles[outcome(report)]}`, body);
}

/** The verdict, how much of the documents the run has shown, when and on which commit; then links to what failed. */
function pageHead(report: ContractReport, causes: readonly ReportedCause[]): Markup {
  const targets = report.providers.map(({ provider, target }) => `${provider}: ${target}`);
  const settled = report.providers.flatMap(({ errata }) => errata.filter(isSettled));
  const refuted = settled.filter((erratum) => erratum.settled?.outcome === "refuted");
  const { documented, covered, durationMs } = reportTotals(report);
  return html`<header class="head${outcome(report) !== "passed" && " dashed"}">
<p class="label">${titleOf(report)}${report.kind && `, ${targets.join(", ")}`}</p>
<h1>${verdict(report).replace(/(\d) /g, "$1\u00a0")}</h1>
${causeList(causes)}
${documented > 0 && html`<p class="lede">${covered} of ${counted(documented, "documented item")} shown by at least one exchange (${percent(covered, documented)}).</p>`}
<p class="quiet when"><time datetime="${report.createdAt}">${report.createdAt.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC")}</time>${onCommit(report.commit)}, ${duration(durationMs)} in all</p>
${settled.length > 0 && html`<p>Errata: ${settled.length - refuted.length} confirmed, ${refuted.length} refuted${refuted.length > 0 && ` (${listed(refuted.map(({ id }) => id))})`}.</p>`}
</header>`;
}

function onCommit(commit: string | undefined): Markup | undefined {
  if (commit === undefined) return undefined;
  const changed = commit.endsWith("+");
  return html`, commit <code>${commit.replace(/\+$/, "").slice(0, 10)}</code>${changed && " with uncommitted changes"}`;
}

/** How many causes stand on the first screen. */
const mostListed = 4;

function causeList(causes: readonly ReportedCause[]): Markup | undefined {
  const failing = causes.filter((cause) => cause.failing);
  if (failing.length === 0) return undefined;
  const more = failing.length - mostListed;
  return html`<nav aria-label="Causes"><ul>
${failing.slice(0, mostListed).map(
  ({ title, extent }, index) =>
    html`<li><a href="#${causeId(index)}">${sentence(shorten(title, 160))}</a> <span class="bad">${extent}</span></li>
`,
)}${more > 0 && html`<li><a href="#${causeId(mostListed)}">${counted(more, "more cause")}</a></li>`}</ul></nav>`;
}

/** Left out on a phone: the sections below repeat them. */
const wide = ["operations", "passed", "time"];

/** The providers, a row each, with a row of totals. */
function overview(report: ContractReport): Markup {
  const [total, ...rows] = totalsRows(report).toReversed();
  const classOf = (column: number) => `number${wide.includes(totalsHead[column] ?? "") ? " wide" : ""}`;
  const row = (name: Markup | string, figures: readonly string[]) =>
    html`<tr><th scope="row">${name}</th>${figures.map((figure, index) => html`<td class="${classOf(index + 1)}${totalsHead[index + 1] === "failed" && figure !== "0" && " bad"}">${figure}</td>`)}</tr>
`;
  return html`<section class="overview" aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<table>
<thead><tr>${totalsHead.map((name, column) => html`<th scope="col"${column > 0 && html` class="${classOf(column)}"`}>${name.replace(/^./, (first) => first.toUpperCase())}</th>`)}</tr></thead>
<tbody>
${rows.toReversed().map(([name = "", ...figures]) => row(html`<a href="#${anchor(name)}">${name}</a>`, figures))}</tbody>
<tfoot>
${row("Total", total?.slice(1) ?? [])}</tfoot>
</table>
</section>`;
}

const words: Record<Evidence | Grade | "covered", string> = {
  page: "the provider's own page on the operation says so",
  "vendor-docs": "another document of the vendor says so",
  "client-code": "published client code relies on it",
  inferred: "no source says so; it is the likeliest reading",
  breaking: "something documented is missing or different",
  additive: "something undocumented is there; it breaks nothing",
  informational: "something inferred is different, or a fact worth knowing",
  covered: "at least one exchange in this run has shown it",
};

/** What the words on the page mean. */
const guide = html`<footer>
<h2>The words on this page</h2>
<dl>
${Object.entries(words).map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>\n`)}</dl>
</footer>`;
