import { Ajv2020 } from "ajv/dist/2020.js";
import { at, type Erratum } from "@demarc/spec";
import { concerns } from "../checker.ts";
import { parseJson } from "../text.ts";
import { answerOf, type LiveCall } from "./call.ts";
import type { ErratumOutcome, LiveFinding } from "./model.ts";

/**
 * Names the erratum that each finding belongs to, takes a value that is known of other versions for information,
 * and adds one finding for each erratum that was refuted without breaking anything.
 */
export function gradeFindings(
  provider: string,
  errata: readonly Erratum[],
  findings: readonly LiveFinding[],
  outcomes: readonly ErratumOutcome[],
  calls: readonly LiveCall[],
): LiveFinding[] {
  const ajv = new Ajv2020({ strict: false });
  const graded = findings.map((finding): LiveFinding => {
    const erratum = errata.find((candidate) => concerns(candidate.at, finding.specPointer));
    if (!erratum) return finding;
    const known =
      erratum.tolerated && finding.grade === "breaking" && ajv.validate(erratum.tolerated, valueAt(finding, calls));
    return { ...finding, erratum: erratum.id, ...(known && { grade: "informational" }) };
  });
  const refuted = outcomes.filter(
    ({ id, outcome }) => outcome === "refuted" && !graded.some((finding) => finding.erratum === id),
  );
  const [first] = calls;
  if (!first) return graded;
  return [
    ...graded,
    ...refuted.map(({ id, at: place, reading, evidence }): LiveFinding => ({
      grade: "informational",
      provider,
      operationId: errata.find((erratum) => erratum.id === id)?.refutedBy?.operation ?? first.operationId,
      pointer: "/body",
      specPointer: place.replace(/^#/, ""),
      expected: reading,
      found: evidence,
      erratum: id,
      calls: [],
    })),
  ];
}

/** The value that a finding is about, looked up where it was found. */
function valueAt(finding: LiveFinding, calls: readonly LiveCall[]): unknown {
  const call = calls.find(({ label }) => label === finding.calls[0]);
  const answer = call && answerOf(call);
  return answer && at({ body: parseJson(answer.response.text).value, status: answer.response.status }, finding.pointer);
}
