import { styleText } from "node:util";
import type { Outcome } from "./cell.ts";

/** One line for what passed; the reason below it for what failed. Without colour where nobody would see it. */
export function printOutcome({ name, passed, detail }: Outcome): string {
  const mark = passed ? styleText("green", "✓") : styleText("red", "✗");
  const lines = detail.split("\n");
  return passed
    ? `${mark} ${name.padEnd(34)} ${detail}`
    : `${mark} ${name}\n${lines.map((line) => `    ${line}`).join("\n")}`;
}

/** The matrix as it was seen, as Markdown. */
export function toMarkdown(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    ({ name, passed, detail }) =>
      `| ${name} | ${passed ? "passed" : "**failed**"} | ${detail.replaceAll("|", "\\|").split("\n")[0]} |`,
  );
  return ["# The packed clients on each runtime and compiler", "", "| | | |", "| --- | --- | --- |", ...rows, ""].join(
    "\n",
  );
}
