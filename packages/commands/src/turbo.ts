import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { passOn } from "./terminal.ts";
import { takeSummary, type TaskResult } from "./turbo-summary.ts";
import { root } from "./workspace.ts";

export interface TurboOptions {
  tasks: string[];
  /** Folders of packages, from the root. Without one: all. */
  folders?: string[];
  /** `stream`: each line as it comes. `grouped`: all lines of a task once it is done. */
  order: "stream" | "grouped";
  /** Prints what turbo prints, unchanged. */
  verbose?: boolean;
  onLine?: (line: TaskLine) => void;
}

/** A line that a task printed. */
export interface TaskLine {
  package: string;
  task: string;
  text: string;
  /** It is one of the two lines that turbo and pnpm put in front: the state of the cache, and the script. */
  head: boolean;
}

export interface TurboResult {
  exitCode: number;
  tasks: TaskResult[];
}

/**
 * Runs tasks with turbo, all of them whatever fails.
 *
 * @throws where turbo itself could not run, with what it said
 */
export async function runTurbo({
  tasks,
  folders = [],
  order,
  verbose = false,
  onLine,
}: TurboOptions): Promise<TurboResult> {
  // Turbo's ten tasks at once make tests run into their time limits on a small machine.
  const args = [
    ...["run", ...tasks, ...folders.map((folder) => `--filter=./${folder}`)],
    ...[
      "--continue=always",
      "--concurrency=200%",
      "--summarize",
      "--output-logs=full",
      "--log-prefix=task",
      `--log-order=${order}`,
      "--ui=stream",
      "--no-update-notifier",
    ],
  ];
  const child = spawn(process.execPath, [createRequire(import.meta.url).resolve("turbo/bin/turbo"), ...args], {
    cwd: root,
    env: turboEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill();
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);

  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
    if (verbose) process.stderr.write(text);
  });
  let summaryFile: string | undefined;
  createInterface({ input: child.stdout }).on("line", (raw) => {
    if (verbose) passOn(raw);
    summaryFile = /Summary:\s+(.+\.json)/.exec(stripVTControlCharacters(raw))?.[1] ?? summaryFile;
    const line = taskLine(raw, tasks);
    if (line && !verbose) onLine?.(line);
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });
  process.off("SIGTERM", stop).off("SIGINT", stop);
  if (stopped) throw new Error(`Stopped before ${tasks.join(", ")} was done.`);
  if (summaryFile === undefined)
    throw new Error(`turbo could not run ${tasks.join(", ")}. It said:\n${complaints.trim()}`);
  return { exitCode, tasks: takeSummary(summaryFile) };
}

/** Prints what tasks print, as it comes. */
export function passOnLine({ text, head }: TaskLine): void {
  if (!head) passOn(text);
}

/** The line of a task without the name in front that turbo gives it. Undefined for what turbo says itself. */
function taskLine(raw: string, tasks: string[]): TaskLine | undefined {
  const match = /^(?:\x1b\[\d+m)?([^\s:]+):(\S+): (?:\x1b\[0m)?(.*)$/.exec(raw);
  const [, name = "", task = "", text = ""] = match ?? [];
  if (!tasks.includes(task)) return undefined;
  return { package: name, task, text, head: /^(cache (hit|miss|bypass)|\$ )/.test(text) };
}

function turboEnvironment(): NodeJS.ProcessEnv {
  // What a task prints is kept in the cache, so it is always printed in colour, and stripped where nobody wants that.
  const env: NodeJS.ProcessEnv = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", FORCE_COLOR: "1" };
  delete env["NO_COLOR"];
  // With each script pnpm would look whether to install first, in ten processes at once. The set-up has done that.
  env["pnpm_config_verify_deps_before_run"] = "false";
  // On GitHub turbo prints marks of that service instead of the tasks' names.
  delete env["GITHUB_ACTIONS"];
  return env;
}
