import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutationPage, mutationTable } from "@demarc/contract-report";
import { mutationGaps, type MutationReport } from "@demarc/mutation";
import { paint } from "./terminal.ts";
import { contractTests, root } from "./workspace.ts";

/** Where the merged report goes, from the root. */
const folder = "reports/mutation";

const providerReport = (provider: string) => join(contractTests(provider), "reports", "mutation.json");

/** Deletes the reports of an earlier run, so that none of them passes for one of this run. */
export function clearMutationReports(providers: string[]): void {
  for (const provider of providers) rmSync(providerReport(provider), { force: true });
  rmSync(join(root, folder), { recursive: true, force: true });
}

/**
 * Merges what was scored for each provider, writes it, and prints the table and where the report is.
 *
 * @returns whether every provider was scored and reaches the targets
 */
export function reportMutation(providers: string[]): boolean {
  const found = providers.filter((provider) => existsSync(providerReport(provider)));
  const reports = found.map((provider) => JSON.parse(readFileSync(providerReport(provider), "utf8")) as MutationReport);
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, "report.json"), `${JSON.stringify(reports, undefined, 2)}\n`);
  writeFileSync(join(root, folder, "index.html"), mutationPage(reports));
  console.log(`\n${mutationTable(reports)}\n`);
  const missing = providers.filter((provider) => !found.includes(provider));
  const errors = [
    ...reports.flatMap(mutationGaps),
    ...missing.map((provider) => `contract-tests/${provider} was not scored. What it said stands above.`),
  ];
  for (const text of errors) console.log(`${paint("red", "✗")} ${text}`);
  console.log(`Report: ${folder}/index.html`);
  return errors.length === 0;
}
