import { styleText } from "node:util";
import { visible, withoutCommands } from "@demarc/openapi/visible";
import type { CheckResult } from "./lint.ts";
import type { Problem } from "./problem.ts";

/** One line for a check, and below it the problems that it found. Coloured where standard output shows colours. */
export function formatResult({ provider, check, detail, problems }: CheckResult): string {
  const passed = problems.length === 0;
  const mark = passed ? styleText("green", "ok  ") : styleText("red", "FAIL");
  const line = `${mark}  ${provider.padEnd(16)}  ${check.padEnd(8)}  ${passed ? detail : `${detail}: ${count(problems.length, "problem")}`}`;
  return [line, ...problems.map(formatProblem)].join("\n");
}

/** The last line: how many checks ran, what they found and how long they took. */
export function formatSummary(results: CheckResult[], milliseconds: number): string {
  const problems = results.reduce((sum, result) => sum + result.problems.length, 0);
  const line = `${count(results.length, "check")}, ${count(problems, "problem")}, ${(milliseconds / 1000).toFixed(1)} s`;
  return styleText(problems === 0 ? "green" : "red", line);
}

function formatProblem({ file, line, pointer, rule, message }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const lines = [
    `${styleText("bold", visible(place))}${pointer ? ` at ${visible(pointer)}` : ""}`,
    ...`  ${visible(message)} ${styleText("dim", `[${rule}]`)}`.split(/\n+/),
  ];
  return lines.map((text) => `      ${withoutCommands(text)}`).join("\n");
}

function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}
