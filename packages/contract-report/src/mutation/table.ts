import { byOperator, type MutationReport } from "@demarc/mutation";
import { duration, percent } from "../format.ts";

/** What the table and the page say of a provider. */
export function mutationFigures({ mutants, responses, durationMs }: MutationReport) {
  const count = (expected: string) => responses.filter((result) => result.expected === expected);
  const right = (expected: string) => count(expected).filter((result) => result.right).length;
  return {
    mutants: mutants.length,
    killed: mutants.filter(({ kill }) => kill).length,
    equivalent: mutants.filter(({ equivalent }) => equivalent !== undefined).length,
    served: mutants.filter(({ kill }) => kill?.by === "served").length,
    described: mutants.filter(({ kill }) => kill?.by === "described").length,
    noticed: right("breaking") + right("additive"),
    changes: count("breaking").length + count("additive").length,
    falseAlarms: count("compatible").length - right("compatible"),
    compatible: count("compatible").length,
    perMutantMs:
      mutants.length === 0 ? 0 : mutants.reduce((sum, mutant) => sum + mutant.durationMs, 0) / mutants.length,
    durationMs,
  };
}

/** The providers as rows, then every operator that has a survivor. Plain text, to be read with or without a terminal. */
export function mutationTable(reports: readonly MutationReport[]): string {
  const rows = reports.map((report) => {
    const figures = mutationFigures(report);
    return [
      report.provider,
      `${figures.killed} of ${figures.mutants}`,
      percent(figures.killed, figures.mutants),
      String(figures.equivalent),
      `${figures.noticed} of ${figures.changes}`,
      percent(figures.noticed, figures.changes),
      `${figures.falseAlarms} of ${figures.compatible}`,
      `${figures.perMutantMs.toFixed(1)} ms`,
      duration(figures.durationMs),
    ];
  });
  const head = [
    "provider",
    "mutants noticed",
    "",
    "equivalent",
    "answers noticed",
    "",
    "false alarms",
    "per mutant",
    "time",
  ];
  const operators = reports.flatMap(({ provider, mutants }) =>
    byOperator(mutants)
      .filter(({ killed, mutants: all }) => killed < all)
      .map(
        ({ operator, mutants: all, killed, equivalent }) =>
          `${provider}  ${operator}: ${killed} of ${all} noticed, ${equivalent} equivalent`,
      ),
  );
  return [columns([head, ...rows]), ...operators].join("\n");
}

function columns(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
