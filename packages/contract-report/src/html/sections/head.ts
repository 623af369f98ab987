import { counted, duration, percent } from "../../text/format.ts";
import type { ContractReport } from "@demarc/contract";
import { reportTotals } from "../../model/totals.ts";
import { outcome, titleOf, verdict } from "../../model/verdict.ts";
import { shorten } from "../../text/sanitize.ts";
import type { ReportedCause } from "../../model/causes.ts";
import { isSettled } from "./errata.ts";
import { causeId } from "./causes.ts";
import { sentence } from "../markup/path.ts";
import { html, type Markup } from "../markup/escape.ts";

/** The verdict, how much of the documents the run has shown, when and on which commit; then links to what failed. */
export function pageHead(report: ContractReport, causes: readonly ReportedCause[]): Markup {
  const targets = report.providers.map(({ provider, target }) => `${provider}: ${target}`);
  const settled = report.providers.flatMap(({ provider, errata }) =>
    errata.filter(isSettled).map((each) => `${provider} ${each.id} ${each.settled?.outcome}`),
  );
  const { documented, covered, durationMs } = reportTotals(report);
  return html`<header class="head${outcome(report) !== "passed" && " dashed"}">
<p class="label">${titleOf(report)}${report.kind && `, ${targets.join(", ")}`}</p>
<h1>${verdict(report).replace(/(\d) /g, "$1\u00a0")}</h1>
${causeList(causes)}
${documented > 0 && html`<p class="lede">${covered} of ${counted(documented, "documented item")} shown by at least one exchange (${percent(covered, documented)}).</p>`}
<p class="quiet when"><time datetime="${report.createdAt}">${moment(report.createdAt)}</time>${onCommit(report.commit)}, ${duration(durationMs)} in all</p>
${settled.length > 0 && html`<p>Errata: ${settled.join(", ")}.</p>`}
</header>`;
}

function moment(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
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

/** The rule below the verdict is whole where everything passed, and dashed otherwise. */
export const headCss = `
.head { padding-top: clamp(2rem, 7vw, 4.5rem); }
.head::after { content: ""; display: block; margin-top: 2rem; border-top: 3px solid var(--good); }
.head.dashed::after { border-top: 3px dashed var(--bad); }
h1 { font-size: clamp(1.75rem, 1.2rem + 2.2vw, 2.5rem); letter-spacing: -.01em; margin: .35rem 0 .75rem; max-width: 44ch; }
.lede { font-family: var(--serif); font-size: 1.125rem; }
.when { font-size: .875rem; margin-top: .35rem; }
.head nav { margin: 0 0 1.25rem; }
.head nav li { margin-top: .25rem; }
.head nav .bad { font-size: .875rem; white-space: nowrap; }
`;
