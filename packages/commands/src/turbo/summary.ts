import { readFileSync, rmSync } from "node:fs";

export interface TaskResult {
  /** `@demarc/spec`; `//` is the workspace itself. */
  package: string;
  task: string;
  /** The package's folder, from the root. */
  directory: string;
  /** The file with what the task printed, from the root. */
  logFile: string;
  cached: boolean;
  passed: boolean;
  durationMs: number;
}

/** The part of a task in turbo's summary that is read here. */
interface SummaryTask extends Omit<TaskResult, "cached" | "passed" | "durationMs"> {
  command: string;
  cache: { status: "HIT" | "MISS" };
  execution?: { startTime: number; endTime: number; exitCode: number | null };
}

/** The results in the summary that turbo writes. Deletes the file: turbo never does, and each run adds one. */
export function takeSummary(file: string): TaskResult[] {
  const { tasks } = JSON.parse(readFileSync(file, "utf8")) as { tasks: SummaryTask[] };
  rmSync(file);
  const ran = tasks.filter(({ command }) => command !== "<NONEXISTENT>");
  return ran.map(({ cache, execution = { startTime: 0, endTime: 0, exitCode: null }, ...task }) => ({
    ...task,
    cached: cache.status === "HIT",
    passed: execution.exitCode === 0,
    durationMs: execution.endTime - execution.startTime,
  }));
}
