import { failureInShort } from "./finding.ts";
import { duration, percent } from "./format.ts";
import type { ContractReport } from "@demarc/contract";
import { shorten, visible } from "./sanitize.ts";
import { failedCases, providerTotals, reportTotals, type Totals } from "./totals.ts";
import { verdict } from "./verdict.ts";

/** How many failures a summary lists: the page has all of them. */
const listed = 25;

/** A run as Markdown, for the summary of a CI job. */
export function markdownSummary(report: ContractReport): string {
  const row = (name: string, { operations, cases, passed, failed, covered, promises, durationMs }: Totals) =>
    `| ${cell(name)} | ${operations} | ${cases} | ${passed} | ${failed} | ${percent(covered, promises)} | ${duration(durationMs)} |`;
  const failures = report.providers.flatMap(({ operations }) => operations.flatMap(failedCases));
  const more = failures.length - listed;
  return [
    `**${cell(verdict(report))}**`,
    "",
    "| provider | operations | cases | passed | failed | coverage | time |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...report.providers.map((provider) => row(provider.provider, providerTotals(provider))),
    row("total", reportTotals(report)),
    ...(failures.length > 0 ? ["", "| case | what failed |", "| --- | --- |"] : []),
    ...failures
      .slice(0, listed)
      .map(
        (result) =>
          `| \`${visible(result.id).replaceAll("`", "'").replaceAll("|", "\\|")}\` | ${cell(shorten(failureInShort(result), 200))} |`,
      ),
    ...(more > 0 ? ["", `and ${more} more.`] : []),
    "",
  ].join("\n");
}

/** Text in a table: nothing in it is markup. */
function cell(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_{}[\]<>|]/g, String.raw`\$&`)
    .replaceAll("\n", " ");
}
