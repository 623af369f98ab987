import type { ContractReport } from "../model.ts";
import { outcome } from "../verdict.ts";
import { baseCss } from "./base.ts";
import { casesCss } from "./cases.ts";
import { coverageCss } from "./coverage.ts";
import { coverageStripCss } from "./coverage-strip.ts";
import { errataCss } from "./errata.ts";
import { html, Markup } from "./escape.ts";
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

/**
 * A run as one page that needs nothing besides itself: no script, no request. The policy in its head makes a
 * browser hold it to that, whatever a provider's answer may have smuggled in.
 */
export function htmlPage(report: ContractReport): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<title>Contract report: ${titles[outcome(report)]}</title>
<style>
${new Markup(css)}</style>
</head>
<body>
${pageHead(report)}
<main>
${overview(report)}
${report.providers.map(providerSection)}
</main>
${guide()}
</body>
</html>
`.toString();
}
