import { readFileSync, rmSync } from "node:fs";

export interface TaskResult {
  package: string;
  task: string;
  /** The package's folder, from the root. */
  directory: string;
  /** What the task printed, in a file, from the root. */
  logFile: string;
  cached: boolean;
  passed: boolean;
  durationMs: number;
}

interface Summary {
  tasks: {
    package: string;
    task: string;
    directory: string;
    logFile: string;
    command: string;
    cache: { status: "HIT" | "MISS" };
    execution?: { startTime: number; endTime: number; exitCode: number | null };
  }[];
}

/** The results in the summary that turbo writes. Deletes the file: turbo never does, and each run adds one. */
export function takeSummary(file: string): TaskResult[] {
  const { tasks } = JSON.parse(readFileSync(file, "utf8")) as Summary;
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
