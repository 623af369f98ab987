import type { ContractReport } from "@demarc/contract";
import { outcome } from "../model/verdict.ts";
import { baseCss } from "./markup/base.ts";
import { casesCss } from "./sections/cases.ts";
import { coverageCss } from "./coverage/map.ts";
import { coverageStripCss } from "./coverage/strip.ts";
import { errataCss } from "./sections/errata.ts";
import { htmlDocument } from "./markup/document.ts";
import { html } from "./markup/escape.ts";
import { failuresCss } from "./sections/failures.ts";
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
  failuresCss,
  findingCss,
  casesCss,
  coverageCss,
  coverageStripCss,
  errataCss,
  guideCss,
].join("");

const titles = { passed: "all passed", failed: "failed", empty: "no cases" };

/** A run as one page. */
export function htmlPage(report: ContractReport): string {
  const body = html`${pageHead(report)}
<main>
${overview(report)}
${report.providers.map(providerSection)}
</main>
${guide()}
`;
  return htmlDocument(`Contract report: ${titles[outcome(report)]}`, css, body);
}
