import { driftTable, type DriftRow } from "@demarc/contract-report";
import { places, readReport, writeReport } from "./files.ts";

interface DriftReport {
  rows: DriftRow[];
  variationRuns: number;
  falseAlarms: number;
}

/** Merges the tables of the drift that the providers' tests try, and prints where the whole is. */
export function reportDrift(providers: readonly string[]): void {
  const { merged, ofProvider } = places.drift;
  const found = providers.flatMap((provider) => readReport<DriftReport>(ofProvider(provider)) ?? []);
  // Where no suite got that far, there is nothing to report, and what failed is above.
  if (found.length === 0) return;
  const sum = (of: (report: DriftReport) => number) => found.reduce((total, report) => total + of(report), 0);
  const variationRuns = sum((report) => report.variationRuns);
  const falseAlarms = sum((report) => report.falseAlarms);
  const rows = found.flatMap((report) => report.rows);
  writeReport(merged, driftTable(rows, { variationRuns, falseAlarms }));
  const detected = rows.filter((row) => row.detected).length;
  const alarms = `${falseAlarms} false alarms in ${variationRuns} runs`;
  console.log(`Simulated drift: ${detected} of ${rows.length} kinds detected, ${alarms}. Table: ${merged}`);
}
