import type { ContractReport, OperationReport } from "@demarc/contract";
import { reportedCauses, shownCases, type ReportedCause } from "../model/causes.ts";
import { findingFacts } from "../model/finding.ts";
import { operationTotals, totalsHead, totalsRows } from "../model/totals.ts";
import { outcome, verdict } from "../model/verdict.ts";
import { columnsOf } from "../text/columns.ts";
import { counted, duration } from "../text/format.ts";
import { shorten, terminalLine } from "../text/sanitize.ts";
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

/** How many causes are named before the table, on the first lines that a reader sees. */
const mostNamed = 4;

/** What failed in short, the table of the whole run, each cause with its first cases, then the verdict. */
export function summaryTable(report: ContractReport, options: TerminalOptions): string {
  const terminal = terminalOf(options);
  const causes = reportedCauses(report).filter(({ failing }) => failing);
  const more = causes.length - mostNamed;
  const named = causes.slice(0, mostNamed).map((cause) => causeLine(cause, terminal));
  if (more > 0) named.push(`  and ${counted(more, "more cause")}`);
  const color = outcome(report) === "passed" ? "green" : "red";
  const closing = terminal.paint(["bold", color], terminalLine(verdict(report)));
  const details = causes.map((cause) => causeLines(cause, terminal));
  return [named.join("\n"), table(report, terminal), ...details, closing].filter(Boolean).join("\n\n");
}

function table(report: ContractReport, { paint }: Terminal): string {
  const rows = totalsRows(report).map(([name = "", ...figures]) => [terminalLine(name), ...figures]);
  const { width, line } = columnsOf([totalsHead, ...rows]);
  const rule = paint("dim", "─".repeat(width));
  const figures = (row: string[]) =>
    line(row, (cell, column) =>
      totalsHead[column] === "failed" && row[column] !== "0" ? paint(["red", "bold"], cell) : cell,
    );
  const lines = rows.map(figures);
  return [line(totalsHead, (cell) => paint("dim", cell)), rule, ...lines.slice(0, -1), rule, ...lines.slice(-1)].join(
    "\n",
  );
}

function causeLine({ provider, title, extent }: ReportedCause, { paint, indented }: Terminal): string {
  return `${paint(["red", "bold"], "✗")} ${indented(`${provider}: ${shorten(title, 150)} ${extent}`, 2)}`;
}

/** At most 40 lines, whatever was found: the report's files have all of it. */
function causeLines(cause: ReportedCause, terminal: Terminal): string {
  const { paint, indented, fact } = terminal;
  const { finding, cases } = cause;
  const more = cases.length - shownCases;
  const [first] = cases;
  return [
    causeLine(cause, terminal),
    ...(finding ? findingFacts(finding) : []).map(([label, value]) =>
      fact(label, value, label === "breaking" ? "red" : "dim"),
    ),
    ...(finding || first?.error === undefined ? [] : [fact("error", first.error)]),
    ...(finding?.curl === undefined ? [] : [fact("repeat", `with \`npm run mock -- ${finding.provider}\` running:`)]),
    // On a line of its own, so that it can be copied.
    ...(finding?.curl === undefined ? [] : [terminalLine(finding.curl)]),
    ...cases
      .slice(0, shownCases)
      .flatMap(({ title, id }) => [`  ${indented(shorten(title, 160), 2)}`, `  ${paint("dim", indented(id, 2))}`]),
    ...(more > 0 ? [`  and ${counted(more, "more case")}`] : []),
  ].join("\n");
}
