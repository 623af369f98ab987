import type { ContractReport } from "@demarc/contract";
import { failureInShort } from "../model/finding.ts";
import { failedCases, providerTotals, reportTotals, type Totals } from "../model/totals.ts";
import { verdict } from "../model/verdict.ts";
import { duration, percent } from "../text/format.ts";
import { markdownCode, markdownTable, markdownText } from "../text/markdown.ts";
import { shorten } from "../text/sanitize.ts";

/** How many failures a summary lists: the page has all of them. */
const mostListed = 25;

const head = ["provider", "operations", "cases", "passed", "failed", "coverage", "time"];

/** A run as Markdown, for the summary of a CI job. */
export function markdownSummary(report: ContractReport): string {
  const row = (name: string, totals: Totals) => {
    const { operations, cases, passed, failed, covered, documented, durationMs } = totals;
    const figures = [operations, cases, passed, failed].map(String);
    return [markdownText(name), ...figures, percent(covered, documented), duration(durationMs)];
  };
  const rows = report.providers.map((provider) => row(provider.provider, providerTotals(provider)));
  const failures = report.providers.flatMap(({ operations }) => operations.flatMap(failedCases));
  const listed = failures
    .slice(0, mostListed)
    .map((result) => [markdownCode(result.id), markdownText(shorten(failureInShort(result), 200))]);
  const more = failures.length - listed.length;
  return [
    `**${markdownText(verdict(report))}**`,
    "",
    ...markdownTable(head, [...rows, row("total", reportTotals(report))], true),
    ...(listed.length > 0 ? ["", ...markdownTable(["case", "failure"], listed)] : []),
    ...(more > 0 ? ["", `and ${more} more.`] : []),
    "",
  ].join("\n");
}
