import { placeOf, type Grade } from "@demarc/contract";
import type { LiveReport } from "@demarc/contract-live";
import { createLocator } from "@demarc/spec";
import { findingLine } from "../model/finding.ts";
import { visible } from "../text/sanitize.ts";
import { seenIn } from "./summary.ts";

const levels: Record<Grade, string> = { breaking: "error", additive: "warning", informational: "note" };
const rules: Record<Grade, string> = {
  breaking: "Something documented is missing or different.",
  additive: "Something undocumented is there; it breaks nothing.",
  informational: "Something inferred is different, or a fact worth knowing.",
};

/** A run as SARIF 2.1.0: each finding at its line of the spec. What the baseline accepts is suppressed. */
export function liveSarif(report: LiveReport): string {
  const grades = Object.keys(rules) as Grade[];
  const results = report.providers.flatMap(({ provider, findings }) => {
    const locate = createLocator(provider);
    return findings.map((finding) => {
      const { file, line } = locate(finding.specPointer);
      return {
        ruleId: `live/${finding.grade}`,
        ruleIndex: grades.indexOf(finding.grade),
        level: levels[finding.grade],
        message: { text: sarifText(`${findingLine(finding)} ${seenIn(finding)}`) },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: file, uriBaseId: "%SRCROOT%" }, region: { startLine: line } },
          },
        ],
        // The same drift is the same result tomorrow, whichever row shows it then.
        partialFingerprints: {
          "drift/v1": `${provider} ${finding.operationId} ${placeOf(finding.pointer)} ${finding.specPointer}`,
        },
        ...(finding.accepted && { suppressions: [{ kind: "external", justification: finding.accepted.reason }] }),
      };
    });
  });
  const driver = {
    name: "demarc",
    rules: grades.map((grade) => ({ id: `live/${grade}`, shortDescription: { text: rules[grade] } })),
  };
  const run = {
    tool: { driver },
    results,
    invocations: [
      {
        executionSuccessful: report.providers.every(({ errors }) => errors.length === 0),
        endTimeUtc: report.createdAt,
      },
    ],
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

/** A text from outside: brackets would be a link (SARIF 2.1.0, 3.11.6). */
function sarifText(text: string): string {
  return visible(text)
    .trim()
    .replaceAll(/[\\[\]]/g, String.raw`\$&`);
}
