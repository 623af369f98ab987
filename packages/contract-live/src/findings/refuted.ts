import type { Erratum } from "@demarc/spec";
import type { ErratumOutcome, LiveFinding } from "../model/report.ts";

/** A finding for each erratum that was refuted and that no other finding names. */
export function refutedErrata(
  provider: string,
  errata: readonly Erratum[],
  outcomes: readonly ErratumOutcome[],
  findings: readonly LiveFinding[],
): LiveFinding[] {
  return outcomes.flatMap(({ id, at, reading, outcome, call, evidence }): LiveFinding[] => {
    if (outcome !== "refuted" || findings.some(({ erratum }) => erratum === id)) return [];
    return [
      {
        grade: "informational",
        provider,
        operationId: errata.find((erratum) => erratum.id === id)?.refutedBy?.operation ?? "",
        pointer: "/erratum",
        specPointer: at.replace(/^#/, ""),
        expected: reading,
        found: evidence,
        erratum: id,
        calls: call === undefined ? [] : [call],
      },
    ];
  });
}
