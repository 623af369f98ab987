import { styleText } from "node:util";
import { findingFacts } from "./finding.ts";
import { counted, duration, percent } from "./format.ts";
import type { CaseResult, ContractReport, OperationReport } from "@demarc/contract";
import { shorten, visible, wrap } from "./sanitize.ts";
import { failedCases, operationTotals, providerTotals, reportTotals, type Totals } from "./totals.ts";
import { outcome, verdict } from "./verdict.ts";

export interface TerminalOptions {
  /** Whether to colour. It is the caller's decision: nothing here asks the environment. */
  color: boolean;
  /** How wide the lines below the table may get. */
  width?: number;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const painter = ({ color }: TerminalOptions): Paint =>
  color ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;

/** The line to print when an operation is done: provider, operation, cases, passed, failed, time. */
export function operationLine(provider: string, operation: OperationReport, options: TerminalOptions): string {
  const paint = painter(options);
  const { cases, passed, failed, durationMs } = operationTotals(operation);
  const mark = failed > 0 ? paint("red", "✗") : cases > 0 ? paint("green", "✓") : paint("yellow", "–");
  return [
    mark,
    visible(provider).padEnd(15),
    visible(operation.operationId).padEnd(18),
    `${String(cases).padStart(4)} ${cases === 1 ? "case " : "cases"}`,
    `${String(passed).padStart(4)} passed`,
    paint(failed > 0 ? ["red", "bold"] : "dim", `${String(failed).padStart(4)} failed`),
    paint("dim", duration(durationMs).padStart(7)),
  ].join(" ");
}

/** The table of the whole run, then each failed case with its findings, then the verdict. */
export function summaryTable(report: ContractReport, options: TerminalOptions): string {
  const paint = painter(options);
  const failures = report.providers.flatMap(({ provider, operations }) =>
    operations.flatMap((operation) =>
      failedCases(operation).map((result) => failure(provider, operation.operationId, result, options)),
    ),
  );
  const closing = paint(["bold", outcome(report) === "holds" ? "green" : "red"], visible(verdict(report)));
  return [table(report, paint), ...failures, closing].join("\n\n");
}

const columns = ["provider", "operations", "cases", "passed", "failed", "coverage", "time"];

function table(report: ContractReport, paint: Paint): string {
  const rows = report.providers.map((provider) => cells(visible(provider.provider), providerTotals(provider)));
  const total = cells("total", reportTotals(report));
  const widths = columns.map((_, column) =>
    Math.max(...[columns, ...rows, total].map((row) => row[column]?.length ?? 0)),
  );
  // Padded before it is painted: escape codes have a length, but no width.
  const line = (row: string[], style: (column: number) => Style | undefined) =>
    row
      .map((cell, column) => {
        const padded = column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
        const wanted = style(column);
        return wanted ? paint(wanted, padded) : padded;
      })
      .join("  ")
      .trimEnd();
  const rule = paint("dim", "─".repeat(widths.reduce((sum, width) => sum + width + 2, -2)));
  const failedColumn = columns.indexOf("failed");
  const markFailed = (row: string[]) => (column: number) =>
    column === failedColumn && row[column] !== "0" ? (["red", "bold"] satisfies Style) : undefined;
  return [
    line(columns, () => "dim"),
    rule,
    ...rows.map((row) => line(row, markFailed(row))),
    rule,
    line(total, markFailed(total)),
  ].join("\n");
}

function cells(name: string, totals: Totals): string[] {
  const { operations, cases, passed, failed, covered, promises, durationMs } = totals;
  return [name, ...[operations, cases, passed, failed].map(String), percent(covered, promises), duration(durationMs)];
}

/** Longer values are cut and further findings are counted: the report's files have all of them. */
const longestValue = 240;
const mostFindings = 10;

function failure(provider: string, operationId: string, result: CaseResult, options: TerminalOptions): string {
  const paint = painter(options);
  const width = options.width ?? 80;
  const indented = (text: string, indent: number) =>
    wrap(visible(text), width - indent).join(`\n${" ".repeat(indent)}`);
  const fact = ([label, value]: [string, string]) =>
    `    ${paint(label === "breaking" ? "red" : "dim", label.padEnd(13))} ${indented(shorten(value, longestValue), 18)}`;
  const more = result.findings.length - mostFindings;
  return [
    `${paint(["red", "bold"], "✗")} ${paint("bold", visible(`${provider} ${operationId}`))}`,
    `  ${indented(result.title, 2)}`,
    `  ${paint("dim", indented(result.id, 2))}`,
    ...result.findings.slice(0, mostFindings).map((finding) => findingFacts(finding).map(fact).join("\n")),
    ...(more > 0 ? [fact(["…", `and ${counted(more, "more finding")}`])] : []),
    ...(result.error === undefined ? [] : [fact(["error", result.error])]),
  ].join("\n");
}
