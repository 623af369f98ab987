import {
  breakingFindings,
  exitCodeOf,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
} from "@demarc/contract-live";
import type { ProbableCause } from "@demarc/contract";
import { findingFacts } from "../model/finding.ts";
import { counted, duration } from "../text/format.ts";
import { shorten, terminalLine } from "../text/sanitize.ts";
import { terminalOf, type Style, type Terminal, type TerminalOptions } from "../text/terminal.ts";
import { adviceOf, labelOf, liveCauses, liveVerdict, seenIn, verdictOf } from "./summary.ts";

/** A run for a terminal: each provider with its findings and run errors, then the verdict. */
export function liveTerminal(report: LiveReport, options: TerminalOptions): string {
  const terminal = terminalOf(options);
  const { paint, indented } = terminal;
  const missing = report.notConfigured.map(
    ({ provider, missing: names }) =>
      `${paint("dim", "–")} ${provider} is not configured. ${paint("dim", indented(`It needs ${names}.`, 4))}`,
  );
  const closing = paint(["bold", exitCodeOf(report) === 0 ? "green" : "red"], liveVerdict(report));
  const providers = report.providers.map((provider) => providerLines(provider, terminal).join("\n"));
  return [...providers, missing.join("\n"), closing].filter((part) => part !== "").join("\n\n");
}

function providerLines(report: LiveProviderReport, terminal: Terminal): string[] {
  const { paint, indented, fact } = terminal;
  const { provider, hostClass, calls, durationMs, errors, findings, staleBaseline, errata, leftBehind } = report;
  const isBad = breakingFindings(report).length > 0 || errors.length > 0;
  const mark = isBad ? paint("red", "✗") : paint("green", "✓");
  const time = `${counted(calls.length, "call")} in ${duration(durationMs)}`;
  const settled = errata.filter(({ outcome }) => outcome !== "not observed");
  return [
    `${mark} ${paint("bold", terminalLine(provider))} (${terminalLine(hostClass)} host), ${time}: ${verdictOf(report)}`,
    ...errors.flatMap(({ kind, call, message, advice }) => [
      `  ${paint("red", kind)}${call ? ` ${terminalLine(call)}` : ""}`,
      fact("error", message),
      fact("what to do", advice),
    ]),
    ...liveCauses(findings).flatMap((cause) => causeLines(cause, terminal)),
    ...staleBaseline.map((text) => `  ${paint("yellow", "baseline")} ${indented(text, 11)}`),
    ...settled.map(
      ({ id, outcome, evidence }) =>
        `  ${paint(outcome === "refuted" ? "yellow" : "dim", `erratum ${outcome}`)} ${indented(`${id}, by ${evidence}`, 20)}`,
    ),
    ...(leftBehind.length > 0 ? [`  ${paint("yellow", "left behind")} ${indented(leftBehind.join(", "), 14)}`] : []),
  ];
}

const styles: Record<string, Style> = { breaking: "red", accepted: "dim" };

/** How many other places of a cause are named. */
const mostPlaces = 3;

function causeLines({ title, findings }: ProbableCause<LiveFinding>, { paint, indented, fact }: Terminal): string[] {
  const [finding, ...others] = findings;
  const label = labelOf(finding);
  const more = others.length - mostPlaces;
  const facts: [label: string, value: string][] = [
    ["at", `${finding.operationId} ${finding.pointer}`],
    ...findingFacts({ ...finding, advice: adviceOf(finding) }).slice(1),
    ["seen", seenIn(finding)],
    ...others
      .slice(0, mostPlaces)
      .map(({ operationId, pointer }): [string, string] => ["and at", `${operationId} ${pointer}`]),
    ["and at", more > 0 ? counted(more, "more place") : ""],
  ];
  return [
    `  ${paint(styles[label] ?? "yellow", label)} ${paint("bold", indented(shorten(title, 150), 4))}`,
    ...facts.flatMap(([name, value]) => (value ? [fact(name, value)] : [])),
  ];
}
