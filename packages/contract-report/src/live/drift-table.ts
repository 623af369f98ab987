import type { Grade } from "@demarc/contract";
import { markdownCode, markdownTable, markdownText } from "../text/markdown.ts";

/** One kind of simulated drift. */
export interface DriftRow {
  provider: string;
  kind: string;
  title: string;
  grade: Grade;
  detected: boolean;
  operationId: string;
  /** JSON pointer of the finding. */
  where: string;
  /** JSON pointer into the document. */
  specPointer: string;
}

const head = ["provider", "kind", "what changes", "detected", "grade", "where", "documented at"];

/** Simulated drift as a table in Markdown: kind, whether it was detected, and which place the finding names. */
export function driftTable(
  rows: readonly DriftRow[],
  { variationRuns, falseAlarms }: { variationRuns: number; falseAlarms: number },
): string {
  const sorted = rows.toSorted((a, b) => a.provider.localeCompare(b.provider) || a.kind.localeCompare(b.kind));
  const cells = sorted.map(({ provider, kind, title, detected, grade, operationId, where, specPointer }) => [
    ...[provider, kind, title, detected ? "yes" : "no", grade].map(markdownText),
    `${markdownText(operationId)} ${markdownCode(where)}`,
    markdownCode(specPointer),
  ]);
  const detected = rows.filter((row) => row.detected).length;
  return `# Simulated drift

${detected} of ${rows.length} kinds detected; ${falseAlarms} false alarms in ${variationRuns} runs over all allowed variations.

${markdownTable(head, cells).join("\n")}
`;
}
