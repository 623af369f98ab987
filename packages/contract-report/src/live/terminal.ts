import {
  breakingFindings,
  exitCodeOf,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
} from "@demarc/contract-live";
import { counted, duration } from "../text/format.ts";
import { terminalLine } from "../text/sanitize.ts";
import { terminalOf, type Style, type Terminal, type TerminalOptions } from "../text/terminal.ts";
import { labelOf, liveVerdict, seenIn, sorted, verdictOf } from "./summary.ts";

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
    ...sorted(findings).flatMap((finding) => findingLines(finding, terminal)),
    ...staleBaseline.map((text) => `  ${paint("yellow", "baseline")} ${indented(text, 11)}`),
    ...settled.map(
      ({ id, outcome, evidence }) =>
        `  ${paint(outcome === "refuted" ? "yellow" : "dim", `erratum ${outcome}`)} ${indented(`${id}, by ${evidence}`, 20)}`,
    ),
    ...(leftBehind.length > 0 ? [`  ${paint("yellow", "left behind")} ${indented(leftBehind.join(", "), 14)}`] : []),
  ];
}

const styles: Record<string, Style> = { breaking: "red", accepted: "dim" };

function findingLines(finding: LiveFinding, { paint, fact }: Terminal): string[] {
  const { operationId, pointer, expected, found, specPointer, erratum, accepted } = finding;
  const label = labelOf(finding);
  const facts: [label: string, value: string | undefined][] = [
    ["expected", expected],
    ["found", found],
    ["seen", seenIn(finding)],
    ["documented at", specPointer],
    ["erratum", erratum],
    ["accepted", accepted && `until ${accepted.until}: ${accepted.reason}`],
  ];
  return [
    `  ${paint(styles[label] ?? "yellow", label)} ${paint("bold", terminalLine(`${operationId} ${pointer}`))}`,
    ...facts.flatMap(([name, value]) => (value ? [fact(name, value)] : [])),
  ];
}
