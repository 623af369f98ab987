import { counted, listed } from "../format.ts";
import {
  brokenPromises,
  exitCodeOf,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
} from "@demarc/contract-live";

/** The result of one provider in a few words. */
export function verdictOf(report: LiveProviderReport): string {
  const broken = brokenPromises(report).length;
  const of = (grade: string) =>
    report.findings.filter((finding) => finding.grade === grade && !finding.accepted).length;
  const accepted = report.findings.filter(({ accepted: entry }) => entry).length;
  const rest = [
    [of("additive"), "addition"],
    [of("informational"), "note"],
    [accepted, "accepted"],
  ] as const;
  const beside = rest
    .filter(([count]) => count > 0)
    .map(([count, name]) => (name === "accepted" ? `${count} accepted` : counted(count, name)));
  const [runError] = report.errors;
  const main =
    broken > 0 ? counted(broken, "broken promise") : runError ? `could not be run: ${runError.kind}` : "kept";
  return [main, ...beside].join(", ");
}

/** The result of the run in one sentence. */
export function liveVerdict(report: LiveReport): string {
  const names = (test: (provider: LiveProviderReport) => boolean) =>
    listed(report.providers.filter(test).map(({ provider }) => provider));
  switch (exitCodeOf(report)) {
    case 1:
      return `Promises are broken: ${names((provider) => brokenPromises(provider).length > 0)}.`;
    case 2:
      return report.providers.length === 0
        ? "No provider is configured, so nothing is known."
        : `Could not be run to the end: ${names(({ errors }) => errors.length > 0)}.`;
    case 0:
      return `Kept: ${names(() => true)}.`;
  }
}

/** Where and how widely a finding was seen. */
export function seenIn({ calls, rows }: LiveFinding): string {
  const share = rows ? `${rows.affected} of ${counted(rows.of, "row")}, ` : "";
  const more = calls.length > 1 ? ` and ${counted(calls.length - 1, "more call")}` : "";
  return calls.length === 0 ? "" : `${share}in ${calls[0]}${more}`;
}

/** The findings in the order in which they are read: what counts first. */
export function sorted(findings: readonly LiveFinding[]): LiveFinding[] {
  const rank = ({ grade, accepted }: LiveFinding) =>
    accepted ? 3 : ["breaking", "additive", "informational"].indexOf(grade);
  return findings.toSorted((one, other) => rank(one) - rank(other));
}
