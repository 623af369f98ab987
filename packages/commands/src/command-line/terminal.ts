import { stripVTControlCharacters } from "node:util";
import { withoutCommands } from "@demarc/openapi/visible";
import { showsColor, terminalOf } from "@demarc/contract-report/text";

/** Whether what is printed is shown in colour. */
export const color = showsColor(process.stdout);

/** A text in a style, or plainly without colours. */
export const { paint } = terminalOf({ color });

/** Settles when the process is asked to end. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}

/** Prints a line that a tool wrote in colour. */
export function passOn(text: string): void {
  console.log(withoutCommands(color ? text : stripVTControlCharacters(text)));
}

/** Prints a line that a task wrote, its mark in colour: there is none in what turbo hands on. */
export function printLine(_task: string, text: string): void {
  // pnpm's words on a script that failed, which the command says itself.
  if (text.startsWith("[ELIFECYCLE]")) return;
  console.log(withoutCommands(text).replace(/^[✓✗]/u, (mark) => paint(mark === "✓" ? "green" : "red", mark)));
}
