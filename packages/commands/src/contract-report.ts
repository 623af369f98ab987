import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
import { currentCommit } from "./git.ts";
import { color, paint } from "./terminal.ts";
import type { TaskResult } from "./turbo-summary.ts";
import { contractTests, root } from "./workspace.ts";

/** Where the merged report goes, from the root. */
const folder = "reports/contract";

const providerReport = (provider: string) => join(contractTests(provider), "reports", "contract.json");

/**
 * Deletes the reports of an earlier run, so that none of them passes for one of this run. A task whose result comes
 * from the cache gets its report from there too.
 */
export function clearContractReports(providers: string[]): void {
  for (const provider of providers) rmSync(providerReport(provider), { force: true });
  rmSync(join(root, folder), { recursive: true, force: true });
}

/**
 * Merges what the providers' suites wrote, writes it in all forms, and prints the table and where the report is.
 *
 * @returns whether everything was run and passed
 */
export function reportContracts(providers: string[], tasks: TaskResult[]): boolean {
  const reports = providers.map((provider) => [provider, readProviderReport(provider)] as const);
  const report: ContractReport = {
    createdAt: new Date().toISOString(),
    ...withCommit(currentCommit()),
    providers: reports.flatMap(([, found]) => found ?? []),
  };
  write("report.json", `${JSON.stringify(report, undefined, 2)}\n`);
  write("junit.xml", junitXml(report));
  write("index.html", htmlPage(report));

  tellGitHub(report);
  console.log(`\n${summaryTable(report, { color, width: process.stdout.columns ?? 80 })}\n`);
  const errors = reports.flatMap(([provider, found]) => trouble(provider, found, tasks) ?? []);
  for (const text of errors) console.log(`${paint("red", "✗")} ${text}`);
  console.log(`Report: ${folder}/index.html`);
  return outcome(report) === "passed" && errors.length === 0;
}

/** On GitHub: the summary of the job, and a mark at each line of a spec that something was found at. */
function tellGitHub(report: ContractReport): void {
  const summary = process.env["GITHUB_STEP_SUMMARY"];
  if (summary) appendFileSync(summary, markdownSummary(report));
  if (process.env["GITHUB_ACTIONS"]) console.log(githubAnnotations(report));
}

/** The report that a provider's suite wrote in this run, if it did. */
export function readProviderReport(provider: string): ProviderReport | undefined {
  const file = providerReport(provider);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ProviderReport) : undefined;
}

/** What is wrong with a provider's run as a whole, which no case can say. */
function trouble(provider: string, report: ProviderReport | undefined, tasks: TaskResult[]): string | undefined {
  const place = `contract-tests/${provider}`;
  if (!report) return `${place} wrote no report: its suite did not get to the end. What it said stands above.`;
  const { cases, failed } = providerTotals(report);
  if (cases === 0) return `${place} ran no case. What it said stands above.`;
  const passed = tasks.some(({ directory, task, passed }) => directory === place && task === "contract" && passed);
  if (failed === 0 && !passed) return `${place} failed outside of its cases. What it said stands above.`;
  return undefined;
}

function withCommit(commit: string | undefined): Pick<ContractReport, "commit"> {
  return commit === undefined ? {} : { commit };
}

function write(name: string, text: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), text);
}
