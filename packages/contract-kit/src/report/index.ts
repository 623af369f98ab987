export type * from "./model.ts";
export { htmlPage } from "./html/page.ts";
export { githubAnnotations } from "./github.ts";
export { markdownSummary } from "./markdown.ts";
export { junitXml } from "./junit.ts";
export { operationLine, summaryTable, type TerminalOptions } from "./terminal.ts";
export { operationTotals, providerTotals, reportTotals, type Totals } from "./totals.ts";
export { outcome, verdict, type Outcome } from "./verdict.ts";
