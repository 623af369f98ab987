import {
  breakingFindings,
  exitCodeOf,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
} from "@demarc/contract-live";
import { placeOf, probableCauses, type ProbableCause } from "@demarc/contract";
import { counted, listed } from "../text/format.ts";

/** The result of one provider in a few words: `2 breaking findings, 1 additive`. */
export function verdictOf(report: LiveProviderReport): string {
  const count = (label: string) => report.findings.filter((finding) => labelOf(finding) === label).length;
  const others = ["additive", "informational", "accepted"].map((label) => [count(label), label] as const);
  return [
    mainResult(report),
    ...others.filter(([number]) => number > 0).map(([number, label]) => `${number} ${label}`),
  ].join(", ");
}

function mainResult(report: LiveProviderReport): string {
  const breaking = breakingFindings(report).length;
  if (breaking > 0) return counted(breaking, "breaking finding");
  const [runError] = report.errors;
  return runError ? `run error: ${runError.kind}` : "as documented";
}

/** The result of the run in one sentence. */
export function liveVerdict(report: LiveReport): string {
  const names = (test: (provider: LiveProviderReport) => boolean) =>
    listed(report.providers.filter(test).map(({ provider }) => provider));
  switch (exitCodeOf(report)) {
    case 1:
      return `Breaking findings: ${names((provider) => breakingFindings(provider).length > 0)}.`;
    case 2:
      return report.providers.length === 0
        ? "No provider is configured, so nothing is known."
        : `Run errors: ${names(({ errors }) => errors.length > 0)}.`;
    case 0:
      return `As documented: ${names(() => true)}.`;
  }
}

/** In how many rows and calls a finding was seen, and when first. */
export function seenIn({ calls, rows, seenAt }: LiveFinding): string {
  const share = rows ? `${rows.affected} of ${counted(rows.of, "row")}, ` : "";
  const more = calls.length > 1 ? ` and ${counted(calls.length - 1, "more call")}` : "";
  return calls.length === 0
    ? ""
    : `${share}in ${calls[0]}${more}${seenAt ? `, ${seenAt.replace(/\.\d+Z$/, "Z")}` : ""}`;
}

/** The grade of a finding, or that the baseline accepts it. */
export function labelOf({ grade, accepted }: LiveFinding): string {
  return accepted ? "accepted" : grade;
}

/** What to do about a finding. */
export function adviceOf({ grade, provider, operationId, pointer, erratum, accepted }: LiveFinding): string {
  if (accepted) return `Accepted until ${accepted.until}: ${accepted.reason}`;
  const settle = `Erratum ${erratum} is about this place: \`npm run contract:live -- --update-errata\` settles it. `;
  const accept = `Correct the document, or accept it for a time in contract-tests/${provider}/baseline.yaml (operation ${operationId}, pointer ${placeOf(pointer)}).`;
  const act = { breaking: accept, additive: "Document it.", informational: "Correct what was inferred." }[grade];
  return `${erratum === undefined ? "" : settle}${act}`;
}

/** The findings by cause, in the order in which they are read: what fails the run first. */
export function liveCauses(findings: readonly LiveFinding[]): ProbableCause<LiveFinding>[] {
  const order = ["breaking", "additive", "informational", "accepted"];
  const rank = (finding: LiveFinding) => order.indexOf(labelOf(finding));
  const sorted = findings.toSorted((a, b) => rank(a) - rank(b));
  const accepted = probableCauses(sorted.filter((finding) => finding.accepted));
  const causes = [...probableCauses(sorted.filter((finding) => !finding.accepted)), ...accepted];
  return causes.toSorted((a, b) => rank(a.findings[0]) - rank(b.findings[0]));
}
