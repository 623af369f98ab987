import { counted, listed } from "./format.ts";
import type { ContractReport } from "@demarc/contract";
import { operationTotals, reportTotals } from "./totals.ts";

export type Outcome = "holds" | "fails" | "empty";

/** Whether everything passed. A run without a case proves nothing, so it does not hold. */
export function outcome(report: ContractReport): Outcome {
  const { cases, failed } = reportTotals(report);
  if (cases === 0) return "empty";
  return failed === 0 ? "holds" : "fails";
}

/**
 * The result in one sentence.
 *
 * @example "Three providers, 5 operations, 142 cases: all hold."
 * @example "3 of 142 cases failed, in cloudlx createCustomer."
 */
export function verdict(report: ContractReport): string {
  const { operations, cases, failed } = reportTotals(report);
  switch (outcome(report)) {
    case "empty":
      return "No case was run, so nothing is known.";
    case "holds":
      return `${spelt(report.providers.length)}, ${counted(operations, "operation")}, ${counted(cases, "case")}: all hold.`;
    case "fails":
      return `${failed} of ${counted(cases, "case")} failed, in ${places(report)}.`;
  }
}

/** The operations with a failed case by name, as long as a sentence can hold them. */
function places(report: ContractReport): string {
  const failing = failingOperations(report);
  if (failing.length <= 3) return listed(failing.map(({ provider, operationId }) => `${provider} ${operationId}`));
  const providers = new Set(failing.map(({ provider }) => provider)).size;
  return `${counted(failing.length, "operation")} of ${counted(providers, "provider")}`;
}

/** Every operation with a failed case. */
export function failingOperations(report: ContractReport): { provider: string; operationId: string; failed: number }[] {
  return report.providers.flatMap(({ provider, operations }) =>
    operations
      .map((operation) => ({ provider, operationId: operation.operationId, failed: operationTotals(operation).failed }))
      .filter(({ failed }) => failed > 0),
  );
}

const words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** A sentence begins with a word rather than a figure, as long as there is one. */
function spelt(count: number): string {
  return counted(count, "provider").replace(/^\d+/, (figure) => words[count] ?? figure);
}
