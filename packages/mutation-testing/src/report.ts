import { readFileSync } from "node:fs";
import { calculateMutationTestMetrics } from "mutation-testing-metrics";
import type { Floor, Score } from "./floors.ts";

type Report = Parameters<typeof calculateMutationTestMetrics>[0];

/** What a report of Stryker's says of a package as a whole. */
export function scoreOf(report: Report, { package: name, floor }: Floor): Score {
  const { totalValid, totalDetected, totalUndetected, mutationScore } =
    calculateMutationTestMetrics(report).systemUnderTestMetrics.metrics;
  return {
    package: name,
    mutants: totalValid,
    killed: totalDetected,
    survived: totalUndetected,
    score: mutationScore,
    floor,
  };
}

export function readReport(file: string): Report {
  return JSON.parse(readFileSync(file, "utf8")) as Report;
}

/** One row for each package, as a Markdown table that reads well in a terminal too. */
export function table(scores: Score[]): string {
  const rows = scores.map(({ package: name, mutants, killed, survived, score, floor }) => [
    name,
    String(mutants),
    String(killed),
    String(survived),
    // Rounded down: what is shown as the floor has reached it.
    `${(Math.floor(score * 10) / 10).toFixed(1)} %`,
    `${floor} %`,
  ]);
  const head = ["package", "mutants", "killed", "survived", "score", "floor"];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => align(cell, column, widths)).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

function align(cell: string, column: number, widths: number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
