import { styleText } from "node:util";
import { counted, duration } from "../format.ts";
import { shorten, visible, wrap } from "../sanitize.ts";
import type { TerminalOptions } from "../terminal.ts";
import {
  brokenPromises,
  exitCodeOf,
  type LiveFinding,
  type LiveProviderReport,
  type LiveReport,
} from "@demarc/contract-live";
import { liveVerdict, seenIn, sorted, verdictOf } from "./summary.ts";

type Style = Parameters<typeof styleText>[0];

/** A run for a terminal: each provider with what it did not keep, then the verdict. */
export function liveTerminal(report: LiveReport, options: TerminalOptions): string {
  const paint = (style: Style, text: string) =>
    options.color ? styleText(style, text, { validateStream: false }) : text;
  const width = options.width ?? 80;
  const indented = (text: string, by: number) =>
    wrap(visible(shorten(text, 240)), Math.max(20, width - by)).join(`\n${" ".repeat(by)}`);
  const fact = (label: string, text: string) =>
    text === "" ? [] : [`    ${paint("dim", label.padEnd(13))} ${indented(text, 18)}`];

  const finding = (found: LiveFinding) => [
    `  ${paint(found.accepted ? "dim" : found.grade === "breaking" ? "red" : "yellow", found.accepted ? "accepted" : found.grade)} ${paint("bold", visible(`${found.operationId} ${found.pointer}`))}`,
    ...fact("expected", found.expected),
    ...fact("found", found.found),
    ...fact("seen", seenIn(found)),
    ...fact("promise", found.specPointer),
    ...fact("erratum", found.erratum ?? ""),
    ...fact("accepted", found.accepted ? `until ${found.accepted.until}: ${found.accepted.reason}` : ""),
  ];
  const provider = (one: LiveProviderReport) => {
    const bad = brokenPromises(one).length > 0 || one.errors.length > 0;
    const settled = one.errata.filter(({ outcome }) => outcome !== "not observed");
    return [
      `${bad ? paint("red", "✗") : paint("green", "✓")} ${paint("bold", one.provider)} (${one.hostClass} host), ${counted(one.calls.length, "call")} in ${duration(one.durationMs)}: ${verdictOf(one)}`,
      ...one.errors.flatMap(({ kind, call, message, advice }) => [
        `  ${paint("red", kind)}${call ? ` ${visible(call)}` : ""}`,
        ...fact("what", message),
        ...fact("what to do", advice),
      ]),
      ...sorted(one.findings).flatMap(finding),
      ...one.staleBaseline.map((text) => `  ${paint("yellow", "baseline")} ${indented(text, 11)}`),
      ...settled.map(
        ({ id, outcome, evidence }) =>
          `  ${paint(outcome === "refuted" ? "yellow" : "dim", `erratum ${outcome}`)} ${indented(`${id}, by ${evidence}`, 20)}`,
      ),
      ...(one.leftBehind.length > 0
        ? [`  ${paint("yellow", "left behind")} ${indented(one.leftBehind.join(", "), 14)}`]
        : []),
    ].join("\n");
  };
  const missing = report.notConfigured.map(
    (one) =>
      `${paint("dim", "–")} ${one.provider} is not configured. ${paint("dim", indented(`It needs ${one.missing}.`, 4))}`,
  );
  const closing = paint(["bold", exitCodeOf(report) === 0 ? "green" : "red"], liveVerdict(report));
  return [...report.providers.map(provider), missing.join("\n"), closing].filter((part) => part !== "").join("\n\n");
}
