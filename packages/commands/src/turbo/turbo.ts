import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { takeSummary, type TaskResult } from "./summary.ts";
import { root } from "../workspace/workspace.ts";

export interface TurboOptions {
  tasks: string[];
  /** Folders of packages, from the root. Without one: all. */
  folders?: string[];
  /** Only tasks that a change since the main branch concerns. */
  affected?: boolean;
  /** Prints everything, what turbo says itself included. */
  verbose?: boolean;
  /** A task begins: it runs, or its result comes from the cache. */
  onStart?: (task: string, cached: boolean) => void;
  /** A task printed a line, which is not printed yet. */
  onLine?: (task: string, text: string) => void;
}

export interface TurboResult {
  exitCode: number;
  tasks: TaskResult[];
}

/** A line of what turbo prints with `--json`. Its source is a task, as `package#task`, or `turbo` itself. */
interface Entry {
  source: string;
  text: string;
}

/**
 * Runs tasks with turbo, all of them whatever fails.
 *
 * @throws where turbo itself could not run, with what it said
 */
export async function runTurbo(options: TurboOptions): Promise<TurboResult> {
  const { tasks, folders = [], affected = false, verbose = false, onStart, onLine } = options;
  const filters = [...folders.map((folder) => `--filter=./${folder}`), ...(affected ? ["--affected"] : [])];
  // Turbo's ten tasks at once make tests run into their time limits on a small machine. Tasks of several kinds wait now
  // and then; the suites of providers never do, and take half a gigabyte each.
  const atOnce = `--concurrency=${tasks.length > 1 ? 200 : 100}%`;
  const settings = ["--json", "--summarize", "--continue=always", atOnce, "--no-update-notifier"];
  const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
  const child = spawn(process.execPath, [turbo, "run", ...tasks, ...filters, ...settings], {
    cwd: root,
    env: turboEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close") as Promise<[code: number | null]>;
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill();
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));

  const begun = new Set<string>();
  let summary: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const { source, text } = JSON.parse(line) as Entry;
    if (verbose) console.log(source === "turbo" ? text : `${source}: ${text}`);
    if (source === "turbo") summary = /^Summary: +(\S.*)$/.exec(text)?.[1] ?? summary;
    // The first line of a task is turbo's: "cache hit, replaying logs 5d3f…".
    else if (!begun.has(source)) onStart?.(source, text.startsWith("cache hit"));
    else if (!verbose) onLine?.(source, text);
    begun.add(source);
  }
  const [code] = await ended;
  process.off("SIGTERM", stop).off("SIGINT", stop);
  if (stopped) throw new Error(`Stopped before ${tasks.join(", ")} ended.`);
  if (summary === undefined) throw new Error(`turbo could not run ${tasks.join(", ")}:\n${errors.trim()}`);
  return { exitCode: code ?? 1, tasks: takeSummary(summary) };
}

function turboEnvironment(): NodeJS.ProcessEnv {
  // What a task prints is kept in the cache, so it is always printed in colour, and stripped where nobody wants that.
  const env: NodeJS.ProcessEnv = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", FORCE_COLOR: "1" };
  delete env["NO_COLOR"];
  // For the same reason no tool may write for GitHub, as some do there.
  delete env["GITHUB_ACTIONS"];
  // With each script pnpm would look whether to install first, in many processes at once. The set-up has done that.
  env["pnpm_config_verify_deps_before_run"] = "false";
  // Keeps pnpm from printing each script in front of what it prints.
  env["pnpm_config_loglevel"] = "error";
  return env;
}
