import type { ContractReport } from "@demarc/contract";
import { reportedCauses } from "../model/causes.ts";
import { failingFirst, outcome, titleOf } from "../model/verdict.ts";
import { baseCss } from "./markup/base.ts";
import { casesCss } from "./sections/cases.ts";
import { coverageCss } from "./coverage/map.ts";
import { coverageStripCss } from "./coverage/strip.ts";
import { errataCss } from "./sections/errata.ts";
import { htmlDocument } from "./markup/document.ts";
import { html } from "./markup/escape.ts";
import { causesCss, causesSection } from "./sections/causes.ts";
import { findingCss } from "./sections/finding.ts";
import { guide, guideCss } from "./sections/guide.ts";
import { headCss, pageHead } from "./sections/head.ts";
import { operationCss } from "./sections/operation.ts";
import { overview, overviewCss } from "./sections/overview.ts";
import { providerCss, providerSection } from "./sections/provider.ts";

const css = [
  baseCss,
  headCss,
  overviewCss,
  providerCss,
  operationCss,
  causesCss,
  findingCss,
  casesCss,
  coverageCss,
  coverageStripCss,
  errataCss,
  guideCss,
].join("");

const titles = { passed: "all passed", failed: "failed", empty: "no cases" };

/** A run as one page. */
export function htmlPage(unsorted: ContractReport): string {
  const report = failingFirst(unsorted);
  const causes = reportedCauses(report);
  const body = html`${pageHead(report, causes)}
<main>
${causesSection(causes)}
${overview(report)}
${report.providers.map(providerSection)}
</main>
${guide()}
`;
  return htmlDocument(`${titleOf(report)}: ${titles[outcome(report)]}`, css, body);
}
