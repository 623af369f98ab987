import { placeOf, type Grade } from "@demarc/contract";
import type { LiveFinding, LiveReport } from "@demarc/contract-live";
import { createLocator, specsDirectory } from "@demarc/spec";
import { findingLine } from "../model/finding.ts";
import { visible } from "../text/sanitize.ts";
import { adviceOf, liveCauses, seenIn } from "./summary.ts";

const levels: Record<Grade, string> = { breaking: "error", additive: "warning", informational: "note" };
const rules: Record<Grade, string> = {
  breaking: "Something documented is missing or different.",
  additive: "Something undocumented is there; it breaks nothing.",
  informational: "Something inferred is different, or a fact worth knowing.",
};

/** A run as SARIF 2.1.0: each cause at its line of the spec, with its other places. What the baseline accepts is suppressed. */
export function liveSarif(report: LiveReport, specs = specsDirectory): string {
  const grades = Object.keys(rules) as Grade[];
  const results = report.providers.flatMap(({ provider, findings }) => {
    const locate = createLocator(provider, specs);
    const place = ({ specPointer }: LiveFinding) => {
      const { file, line } = locate(specPointer);
      return {
        physicalLocation: { artifactLocation: { uri: file, uriBaseId: "%SRCROOT%" }, region: { startLine: line } },
      };
    };
    return liveCauses(findings).map(({ title, findings: [finding, ...others] }) => {
      const said = [`${title}.`, findingLine(finding), seenIn(finding), adviceOf(finding)].join(" ");
      return {
        ruleId: `live/${finding.grade}`,
        ruleIndex: grades.indexOf(finding.grade),
        level: levels[finding.grade],
        message: { text: sarifText(said) },
        locations: [place(finding)],
        ...(others.length > 0 && { relatedLocations: others.map(place) }),
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
  const executionSuccessful = report.providers.every(({ errors }) => errors.length === 0);
  const run = { tool: { driver }, results, invocations: [{ executionSuccessful, endTimeUtc: report.createdAt }] };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

/** A text from outside: brackets would be a link (SARIF 2.1.0, 3.11.6). */
function sarifText(text: string): string {
  return visible(text)
    .trim()
    .replaceAll(/[\\[\]]/g, String.raw`\$&`);
}
