import { toHar, type LiveProviderReport, type LiveReport, type LiveRun } from "@demarc/contract-live";
import {
  asContractReport,
  githubAnnotations,
  htmlPage,
  junitXml,
  liveMarkdown,
  liveSarif,
  liveTerminal,
  markdownSummary,
} from "@demarc/contract-report";
import { loadSpec } from "@demarc/spec";

const spec = await loadSpec("cloudlx");

/** All that is written and printed of a report, by what it is for. */
export function reportsOf(provider: LiveProviderReport): Record<string, string> {
  const report: LiveReport = { createdAt: "2026-11-21T00:00:00.000Z", providers: [provider], notConfigured: [] };
  const contract = asContractReport(report, new Map([["cloudlx", spec]]));
  return {
    JSON: JSON.stringify(report),
    terminal: liveTerminal(report, { color: false, width: 80 }),
    Markdown: liveMarkdown(report),
    SARIF: liveSarif(report),
    JUnit: junitXml(contract),
    HTML: htmlPage(contract),
    annotations: githubAnnotations(contract),
    summary: markdownSummary(contract),
  };
}

/** The same of a run, its recording included. */
export function sinksOf({ report, exchanges }: LiveRun): Record<string, string> {
  return { ...reportsOf(report), recording: toHar("cloudlx", exchanges) };
}
