import { appendFileSync } from "node:fs";
import type { ContractReport, ProviderReport } from "@demarc/contract";
import {
  githubAnnotations,
  htmlPage,
  junitXml,
  markdownSummary,
  outcome,
  providerTotals,
  summaryTable,
} from "@demarc/contract-report";
import { color, paint } from "../command-line/terminal.ts";
import type { TaskResult } from "../turbo/summary.ts";
import { currentCommit } from "../workspace/git.ts";
import { contractTests } from "../workspace/workspace.ts";
import { places, readReport, writeJson, writeReport } from "./files.ts";

/**
 * Merges what the providers' suites wrote, writes it in all forms, and prints the table and where the report is.
 *
 * @returns whether everything was run and passed
 */
export function reportContracts(providers: string[], tasks: readonly TaskResult[]): boolean {
  const { merged, ofProvider } = places.contract;
  const found = providers.map((provider) => readReport<ProviderReport>(ofProvider(provider)));
  const report: ContractReport = {
    createdAt: new Date().toISOString(),
    ...currentCommit(),
    providers: found.flatMap((one) => one ?? []),
  };
  writeJson(`${merged}/report.json`, report);
  writeReport(`${merged}/junit.xml`, junitXml(report));
  writeReport(`${merged}/index.html`, htmlPage(report));
  writeForGitHub(report);

  if (report.providers.length > 0)
    console.log(`\n${summaryTable(report, { color, width: process.stdout.columns ?? 80 })}\n`);
  const errors = providers.flatMap((provider, index) => runError(provider, found[index], tasks) ?? []);
  for (const text of errors) console.log(`${paint("red", "✗")} ${text} See its output above.`);
  console.log(`Report: ${merged}/index.html`);
  return outcome(report) === "passed" && errors.length === 0;
}

/** On GitHub: the summary of the job, and a mark at each line of a spec that something was found at. */
function writeForGitHub(report: ContractReport): void {
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary) appendFileSync(summary, markdownSummary(report));
  if (process.env["GITHUB_ACTIONS"]) console.log(githubAnnotations(report));
}

/** What is wrong with a provider's run as a whole, which no case can say. */
function runError(
  provider: string,
  report: ProviderReport | undefined,
  tasks: readonly TaskResult[],
): string | undefined {
  const folder = contractTests(provider);
  if (!report) return `${folder} wrote no report: its suite did not run to the end.`;
  const { cases, failed } = providerTotals(report);
  if (cases === 0) return `${folder} ran no case.`;
  const ran = tasks.find(({ directory, task }) => directory === folder && task === "contract");
  return failed === 0 && !ran?.passed ? `${folder} failed outside of its cases.` : undefined;
}
