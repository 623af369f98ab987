import { mutationPage, mutationTable } from "@demarc/contract-report";
import { mutationGaps, type MutationReport } from "@demarc/mutation";
import { paint } from "../command-line/terminal.ts";
import { contractTests } from "../workspace/workspace.ts";
import { places, readReport, writeJson, writeReport } from "./files.ts";

/**
 * Merges what was scored for each provider, writes it, and prints the table and where the report is.
 *
 * @returns whether every provider was scored and reaches the targets
 */
export function reportMutation(providers: string[]): boolean {
  const { merged, ofProvider } = places.mutation;
  const found = providers.map((provider) => readReport<MutationReport>(ofProvider(provider)));
  const reports = found.flatMap((one) => one ?? []);
  writeJson(`${merged}/report.json`, reports);
  writeReport(`${merged}/index.html`, mutationPage(reports));
  console.log(`\n${mutationTable(reports)}\n`);
  const missing = providers.filter((_, index) => !found[index]);
  const errors = [
    ...reports.flatMap(mutationGaps),
    ...missing.map((provider) => `${contractTests(provider)} wrote no mutation report. See its output above.`),
  ];
  for (const text of errors) console.log(`${paint("red", "✗")} ${text}`);
  console.log(`Report: ${merged}/index.html`);
  return errors.length === 0;
}
