import type { CaseResult, ContractReport, OperationReport } from "@demarc/contract";
import { findingFacts } from "../model/finding.ts";
import { failedCases, operationTotals, providerTotals, reportTotals, type Totals } from "../model/totals.ts";
import { outcome, verdict } from "../model/verdict.ts";
import { columnsOf } from "../text/columns.ts";
import { counted, duration, percent } from "../text/format.ts";
import { terminalLine } from "../text/sanitize.ts";
import { terminalOf, type Terminal, type TerminalOptions } from "../text/terminal.ts";

/** The line to print when an operation is done: provider, operation, cases, passed, failed, time. */
export function operationLine(provider: string, operation: OperationReport, options: TerminalOptions): string {
  const { paint } = terminalOf(options);
  const { cases, passed, failed, durationMs } = operationTotals(operation);
  const good = cases > 0 ? paint("green", "✓") : paint("yellow", "–");
  return [
    failed > 0 ? paint("red", "✗") : good,
    terminalLine(provider).padEnd(15),
    terminalLine(operation.operationId).padEnd(18),
    `${String(cases).padStart(4)} ${cases === 1 ? "case " : "cases"}`,
    `${String(passed).padStart(4)} passed`,
    paint(failed > 0 ? ["red", "bold"] : "dim", `${String(failed).padStart(4)} failed`),
    paint("dim", duration(durationMs).padStart(7)),
  ].join(" ");
}

/** The table of the whole run, then each failed case with its findings, then the verdict. */
export function summaryTable(report: ContractReport, options: TerminalOptions): string {
  const terminal = terminalOf(options);
  const failures = report.providers.flatMap(({ provider, operations }) =>
    operations.flatMap((operation) =>
      failedCases(operation).map((result) => failure(`${provider} ${operation.operationId}`, result, terminal)),
    ),
  );
  const closing = terminal.paint(
    ["bold", outcome(report) === "passed" ? "green" : "red"],
    terminalLine(verdict(report)),
  );
  return [table(report, terminal), ...failures, closing].join("\n\n");
}

const head = ["provider", "operations", "cases", "passed", "failed", "coverage", "time"];

function table(report: ContractReport, { paint }: Terminal): string {
  const rows = report.providers.map((provider) => cells(terminalLine(provider.provider), providerTotals(provider)));
  const total = cells("total", reportTotals(report));
  const { width, line } = columnsOf([head, ...rows, total]);
  const rule = paint("dim", "─".repeat(width));
  const figures = (row: string[]) =>
    line(row, (cell, column) =>
      head[column] === "failed" && row[column] !== "0" ? paint(["red", "bold"], cell) : cell,
    );
  return [line(head, (cell) => paint("dim", cell)), rule, ...rows.map(figures), rule, figures(total)].join("\n");
}

function cells(name: string, totals: Totals): string[] {
  const { operations, cases, passed, failed, covered, documented, durationMs } = totals;
  return [name, ...[operations, cases, passed, failed].map(String), percent(covered, documented), duration(durationMs)];
}

/** Further findings of a case are counted: the report's files have all of them. */
const mostFindings = 10;

function failure(operation: string, result: CaseResult, { paint, indented, fact }: Terminal): string {
  const more = result.findings.length - mostFindings;
  return [
    `${paint(["red", "bold"], "✗")} ${paint("bold", terminalLine(operation))}`,
    `  ${indented(result.title, 2)}`,
    `  ${paint("dim", indented(result.id, 2))}`,
    ...result.findings
      .slice(0, mostFindings)
      .flatMap(findingFacts)
      .map(([label, value]) => fact(label, value, label === "breaking" ? "red" : "dim")),
    ...(more > 0 ? [fact("…", `and ${counted(more, "more finding")}`)] : []),
    ...(result.error === undefined ? [] : [fact("error", result.error)]),
  ].join("\n");
}
