import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { paint, passOn } from "../command-line/terminal.ts";
import type { TaskResult } from "./summary.ts";
import type { TurboOptions } from "./turbo.ts";
import { root } from "../workspace/workspace.ts";

export interface Step {
  name: string;
  /** Whether what it prints is worth reading even where it passed. */
  shown?: boolean;
}

/** The steps by turbo's names of their tasks. */
export type Steps = Record<string, Step>;

/** What a task is called on the terminal: its step, and its package without what all names begin with. */
export function titleOf(steps: Steps, { task, package: name }: Pick<TaskResult, "task" | "package">): string {
  // The workspace itself is `//` to turbo.
  const shortName = name === "//" ? "workspace" : name.replace(/^@demarc\//, "");
  return `${(steps[task]?.name ?? task).padEnd(10)} ${shortName}`;
}

/** Prints a line for each task that begins to run, and one for each that fails, as soon as it does. */
export function progress(steps: Steps): Pick<TurboOptions, "onStart" | "onLine"> {
  const print = (mark: string, id: string) => {
    const [name = "", task = ""] = id.split("#");
    console.log(`${mark} ${titleOf(steps, { task, package: name })}`);
  };
  return {
    onStart: (id, cached) => !cached && print(paint("dim", "·"), id),
    // pnpm's last words on a script that failed.
    onLine: (id, text) => text.startsWith("[ELIFECYCLE]") && print(paint("red", "✗"), id),
  };
}

/** Prints what the tasks printed that failed, and those whose step is shown. */
export function printLogs(steps: Steps, tasks: readonly TaskResult[]): void {
  for (const result of tasks) {
    if (result.passed && !steps[result.task]?.shown) continue;
    const title = titleOf(steps, result);
    console.log(result.passed ? `${paint("green", "✓")} ${title}` : `${paint("red", "✗")} ${paint("bold", title)}`);
    const file = join(root, result.logFile);
    const text = existsSync(file) ? readFileSync(file, "utf8").trimEnd() : "";
    for (const line of text === "" ? [] : text.split("\n")) passOn(`    ${line}`);
  }
}
