import type { CaseResult, ContractReport, Finding, OperationReport } from "@demarc/contract";
// Alone: the reporter of the suites loads it, and would load all that runs cases with it.
import { probableCauses } from "@demarc/contract/causes";
import { counted } from "../text/format.ts";

/** What probably went wrong, with everything in a run that shows it. */
export interface ReportedCause {
  title: string;
  provider: string;
  /** Whether a case failed for it. */
  failing: boolean;
  /** How many cases in how many operations: `112 cases in 4 operations`. */
  extent: string;
  /** What shows it first; undefined where there is an error alone. */
  finding?: Finding;
  cases: ShownCase[];
}

interface ShownCase extends CaseResult {
  operationId: string;
}

interface ShownFinding extends Finding {
  shownBy: ShownCase;
}

/** How many cases of a cause are shown: the others say the same. */
export const shownCases = 3;

/** The causes of a run: those that failed it first, and of these what kept it from running, then the likeliest root. */
export function reportedCauses({ providers }: ContractReport): ReportedCause[] {
  return inOrder(providers.flatMap(({ provider, operations }) => causesOf(provider, operations)));
}

/** The same of some operations of a provider. */
export function causesOf(provider: string, operations: readonly OperationReport[]): ReportedCause[] {
  const cases = operations.flatMap(({ operationId, cases: own }) => own.map((each) => ({ ...each, operationId })));
  const findings = cases.flatMap((shownBy) => shownBy.findings.map((finding) => ({ ...finding, shownBy })));
  const errors = cases.filter(({ passed, findings: own }) => !passed && own.length === 0);
  const messageOf = ({ error }: CaseResult) => error?.split("\n")[0] ?? "It failed without an error message.";
  return [
    ...probableCauses(findings).map(({ title, findings: own }) => ({
      title,
      provider,
      failing: own.some(fails),
      finding: own.find(fails) ?? own[0],
      ...extentOf(own.map(({ shownBy }) => shownBy)),
    })),
    ...[...new Set(errors.map(messageOf))].map((title) => ({
      title,
      provider,
      failing: true,
      ...extentOf(errors.filter((each) => messageOf(each) === title)),
    })),
  ];
}

function inOrder(causes: ReportedCause[]): ReportedCause[] {
  const rank = ({ failing, finding, cases: [first] }: ReportedCause) =>
    Number(!failing) * 2 + Number(finding !== undefined || first?.kind !== "client");
  return causes.toSorted((a, b) => rank(a) - rank(b));
}

/** The first cause of each case, by the id of the case. */
export function causeByCase(report: ContractReport): Map<string, ReportedCause> {
  return new Map(
    reportedCauses(report)
      .toReversed()
      .flatMap((cause) => cause.cases.map(({ id }) => [id, cause])),
  );
}

/** What only comes along with something worse did not fail its case, nor did what a baseline accepts. */
function fails({ shownBy, grade, ...rest }: ShownFinding): boolean {
  if (shownBy.passed || "accepted" in rest) return false;
  return grade === "breaking" || shownBy.findings.every((other) => other.grade !== "breaking");
}

function extentOf(shown: ShownCase[]): Pick<ReportedCause, "cases" | "extent"> {
  const cases = [...new Map(shown.map((each) => [each.id, each])).values()];
  const operations = new Set(cases.map(({ operationId }) => operationId)).size;
  return { cases, extent: `${counted(cases.length, "case")} in ${counted(operations, "operation")}` };
}
