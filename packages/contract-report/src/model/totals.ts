import type { ContractReport, OperationReport, ProviderReport } from "@demarc/contract";
import { duration, percent } from "../text/format.ts";

export type Totals = ReturnType<typeof operationTotals>;

/** The figures of one operation. Its time is that of its cases, one after the other. */
export function operationTotals({ cases, coverage }: OperationReport) {
  const passed = cases.filter((result) => result.passed).length;
  return {
    operations: 1,
    cases: cases.length,
    passed,
    failed: cases.length - passed,
    // How many documented items an exchange can show, and how many of them one has shown.
    documented: coverage.filter((item) => item.covered || item.excluded === undefined).length,
    covered: coverage.filter((item) => item.covered).length,
    durationMs: cases.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

/** The figures of one provider. Its time is the one measured, set-up included. */
export function providerTotals(provider: ProviderReport): Totals {
  return { ...add(provider.operations.map(operationTotals)), durationMs: provider.durationMs };
}

/** The figures of the whole run. */
export function reportTotals(report: ContractReport): Totals {
  return add(report.providers.map(providerTotals));
}

/** What the columns of {@link totalsRows} hold. */
export const totalsHead = ["provider", "operations", "cases", "passed", "failed", "coverage", "time"];

/** The figures of a run as text: a row for each provider, then that of the whole run, which is called `total`. */
export function totalsRows(report: ContractReport): string[][] {
  const row = (name: string, { operations, cases, passed, failed, covered, documented, durationMs }: Totals) => [
    name,
    ...[operations, cases, passed, failed].map(String),
    percent(covered, documented),
    duration(durationMs),
  ];
  const providers = report.providers.map((provider) => row(provider.provider, providerTotals(provider)));
  return [...providers, row("total", reportTotals(report))];
}

/** A case's id without the provider and the operation that it begins with. */
export function localId(provider: string, operationId: string, caseId: string): string {
  const prefix = `${provider}/${operationId}/`;
  return caseId.startsWith(prefix) ? caseId.slice(prefix.length) : caseId;
}

function add(parts: Totals[]): Totals {
  const sum: Totals = { operations: 0, cases: 0, passed: 0, failed: 0, documented: 0, covered: 0, durationMs: 0 };
  for (const part of parts) {
    for (const key of Object.keys(sum) as (keyof Totals)[]) sum[key] += part[key];
  }
  return sum;
}
