import type { Grade } from "@demarc/contract";

/** One kind of drift that was tried. */
export interface DriftRow {
  provider: string;
  kind: string;
  title: string;
  grade: Grade;
  noticed: boolean;
  operationId: string;
  /** JSON pointer of the finding. */
  where: string;
  /** JSON pointer into the document. */
  statement: string;
}

/** The drift that was tried, as a table in Markdown: kind, whether it was noticed, and where it was pointed at. */
export function driftTable(
  rows: readonly DriftRow[],
  { variationRuns, falseAlarms }: { variationRuns: number; falseAlarms: number },
): string {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const sorted = rows.toSorted(
    (one, other) => one.provider.localeCompare(other.provider) || one.kind.localeCompare(other.kind),
  );
  return [
    `# Drift that was tried`,
    "",
    `${rows.filter(({ noticed }) => noticed).length} of ${rows.length} kinds noticed; ${falseAlarms} false alarms in ${variationRuns} runs over all allowed variations.`,
    "",
    "| provider | kind | what changes | noticed | grade | where | statement |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...sorted.map(
      ({ provider, kind, title, noticed, grade, operationId, where, statement }) =>
        `| ${provider} | ${kind} | ${cell(title)} | ${noticed ? "yes" : "no"} | ${grade} | ${operationId} \`${where}\` | \`${cell(statement)}\` |`,
    ),
    "",
  ].join("\n");
}
