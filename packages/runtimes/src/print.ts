import { styleText } from "node:util";
import type { Outcome } from "./cell.ts";

/** One line for a cell that passed; one that failed has the reason below. Coloured where the terminal shows colours. */
export function printOutcome({ name, passed, detail }: Outcome): string {
  const mark = passed ? styleText("green", "✓") : styleText("red", "✗");
  return passed ? `${mark} ${name.padEnd(34)} ${detail}` : `${mark} ${name}\n${detail.replace(/^/gm, "    ")}`;
}

export function toMarkdown(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    ({ name, passed, detail }) =>
      `| ${name} | ${passed ? "passed" : "**failed**"} | ${detail.replaceAll("|", "\\|").split("\n")[0]} |`,
  );
  return [
    "# The packed clients on each runtime and compiler",
    "",
    "| runtime or compiler | result | |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
