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
interface SummaryTask extends Pick<TaskResult, "package" | "task" | "directory" | "logFile"> {
  command: string;
  cache: { status: "HIT" | "MISS" };
  execution?: { startTime: number; endTime: number; exitCode: number | null };
}

/** The results in the summary that turbo writes. Deletes the file: turbo never does, and each run adds one. */
export function takeSummary(file: string): TaskResult[] {
  const { tasks } = JSON.parse(readFileSync(file, "utf8")) as { tasks: SummaryTask[] };
  rmSync(file);
  return tasks
    .filter(({ command }) => command !== "<NONEXISTENT>")
    .map(({ package: name, task, directory, logFile, cache, execution }) => ({
      package: name,
      task,
      directory,
      logFile,
      cached: cache.status === "HIT",
      passed: execution?.exitCode === 0,
      durationMs: execution ? execution.endTime - execution.startTime : 0,
    }));
}
