import type { ContractReport, ProviderReport } from "@demarc/contract";
import { counted, listed } from "../text/format.ts";
import { providerTotals, reportTotals } from "./totals.ts";

export type Outcome = "passed" | "failed" | "empty";

/** Whether everything passed. A run without a case shows nothing, so it has not passed. */
export function outcome(report: ContractReport): Outcome {
  const { cases, failed } = reportTotals(report);
  if (cases === 0) return "empty";
  return failed === 0 ? "passed" : "failed";
}

/**
 * The result in one sentence.
 *
 * @example "Three providers, 5 operations, 142 cases: all passed."
 * @example "3 of 142 cases failed, in telco createCustomer."
 */
export function verdict(report: ContractReport): string {
  const { operations, cases, failed } = reportTotals(report);
  switch (outcome(report)) {
    case "empty":
      return "No case was run, so nothing is known.";
    case "passed":
      return `${spelt(report.providers.length)}, ${counted(operations, "operation")}, ${counted(cases, "case")}: all passed.`;
    case "failed":
      return `${failed} of ${counted(cases, "case")} failed, in ${places(report)}.`;
  }
}

/** What kind of report it is: `Live report`. */
export function titleOf({ kind }: ContractReport): string {
  return kind ? { live: "Live report", replay: "Report of a recording" }[kind] : "Contract report";
}

/** Whether an answer of the run confirms or refutes an erratum. */
export function isSettled({ settled }: Pick<ProviderReport["errata"][number], "settled">): boolean {
  return settled !== undefined && settled.outcome !== "not observed";
}

/** The report with the providers first that failed. */
export function failingFirst(report: ContractReport): ContractReport {
  const passed = (provider: ProviderReport) => Number(providerTotals(provider).failed === 0);
  return { ...report, providers: report.providers.toSorted((a, b) => passed(a) - passed(b)) };
}

/** The operations with a failed case by name, as long as a sentence can hold them. */
function places(report: ContractReport): string {
  const failing = report.providers.flatMap(({ provider, operations }) =>
    operations
      .filter(({ cases }) => cases.some(({ passed }) => !passed))
      .map(({ operationId }) => ({ provider, operationId })),
  );
  if (failing.length <= 3) return listed(failing.map(({ provider, operationId }) => `${provider} ${operationId}`));
  const providers = new Set(failing.map(({ provider }) => provider)).size;
  return `${counted(failing.length, "operation")} of ${counted(providers, "provider")}`;
}

const words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** The number of providers as a word, for the beginning of a sentence; as a figure above twelve. */
function spelt(count: number): string {
  return counted(count, "provider").replace(/^\d+/, (figure) => words[count] ?? figure);
}
