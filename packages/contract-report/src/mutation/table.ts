import { byOperator, type MutationReport } from "@demarc/mutation";
import { columnsOf } from "../text/columns.ts";
import { duration, percent } from "../text/format.ts";
import { mutationFigures } from "./figures.ts";

const head = "provider,mutants killed,,equivalent,answers killed,,false alarms,per mutant,time".split(",");

/** A row for each provider, then a line for each operator with survivors. Plain text, for a terminal or a log. */
export function mutationTable(reports: readonly MutationReport[]): string {
  const rows = reports.map((report) => {
    const figures = mutationFigures(report);
    return [
      report.provider,
      `${figures.killed} of ${figures.mutants}`,
      `${percent(figures.killed, figures.mutants)}${figures.sample}`,
      String(figures.equivalent),
      `${figures.killedAnswers} of ${figures.answers}`,
      percent(figures.killedAnswers, figures.answers),
      `${figures.falseAlarms} of ${figures.compatible}`,
      `${figures.perMutantMs.toFixed(1)} ms`,
      duration(figures.durationMs),
    ];
  });
  const operators = reports.flatMap(({ provider, mutants: all }) =>
    byOperator(all).flatMap(({ operator, mutants, killed, equivalent }) =>
      killed < mutants ? [`${provider}  ${operator}: ${killed} of ${mutants} killed, ${equivalent} equivalent`] : [],
    ),
  );
  const table = [head, ...rows];
  const { line } = columnsOf(table);
  return [...table.map((row) => line(row)), ...operators].join("\n");
}
