import type { ContractReport } from "@demarc/contract";
import { outcome } from "../verdict.ts";
import { baseCss } from "./base.ts";
import { casesCss } from "./cases.ts";
import { coverageCss } from "./coverage.ts";
import { coverageStripCss } from "./coverage-strip.ts";
import { errataCss } from "./errata.ts";
import { htmlDocument } from "./document.ts";
import { html } from "./escape.ts";
import { failuresCss } from "./failures.ts";
import { findingCss } from "./finding.ts";
import { guide, guideCss } from "./guide.ts";
import { headCss, pageHead } from "./head.ts";
import { operationCss } from "./operation.ts";
import { overview, overviewCss } from "./overview.ts";
import { providerCss, providerSection } from "./provider.ts";

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

const titles = { holds: "all hold", fails: "failed", empty: "no cases" };

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
