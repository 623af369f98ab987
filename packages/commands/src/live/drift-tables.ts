import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { driftTable, type DriftRow } from "@demarc/contract-report";
import { contractTests, root } from "../workspace.ts";
import { writeWhole } from "./files.ts";

/** Where the merged table goes, from the root. */
const merged = "reports/live/drift-table.md";

const written = (provider: string, name: string) => join(contractTests(provider), "reports", name);

/** Deletes what an earlier run said of drift, so that none of it passes for this run's. */
export function clearDriftTables(providers: readonly string[]): void {
  for (const provider of providers) rmSync(written(provider, "live"), { recursive: true, force: true });
  rmSync(join(root, merged), { force: true });
}

/** Merges the providers' tables of drift that was tried, and says where the whole is. */
export function reportDriftTables(providers: readonly string[]): void {
  const found = providers.map((provider) => written(provider, "live/drift.json")).filter((file) => existsSync(file));
  // Where no suite got that far, there is nothing to say, and what failed stands above.
  if (found.length === 0) return;
  const parts = found.map(
    (file) =>
      JSON.parse(readFileSync(file, "utf8")) as { rows: DriftRow[]; variationRuns: number; falseAlarms: number },
  );
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0);
  const figures = {
    variationRuns: sum(({ variationRuns }) => variationRuns),
    falseAlarms: sum(({ falseAlarms }) => falseAlarms),
  };
  const rows = parts.flatMap((part) => part.rows);
  writeWhole(merged, driftTable(rows, figures));
  console.log(
    `Simulated drift: ${rows.filter(({ detected }) => detected).length} of ${rows.length} kinds detected, ${figures.falseAlarms} false alarms in ${figures.variationRuns} runs. Table: ${merged}`,
  );
}
