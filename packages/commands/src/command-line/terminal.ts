import { stripVTControlCharacters, styleText } from "node:util";

/** Whether what is printed is shown in colour. `NO_COLOR` and `FORCE_COLOR` decide where set. */
export const color = styleText("red", "", { stream: process.stdout }) !== "";

export type Style = Parameters<typeof styleText>[0];

/** The text in a style, or plainly where there are no colours. */
export function paint(style: Style, text: string): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}

/** Settles when the process is asked to end. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}

/** Prints a line that a tool wrote in colour. */
export function passOn(text: string): void {
  console.log(color ? text : stripVTControlCharacters(text));
}

/** Prints a line that a task wrote, its mark in colour: there is none in what turbo hands on. */
export function printLine(_task: string, text: string): void {
  console.log(text.replace(/^[✓✗]/u, (mark) => paint(mark === "✓" ? "green" : "red", mark)));
}
