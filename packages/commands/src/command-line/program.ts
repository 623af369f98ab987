import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../workspace/workspace.ts";

/**
 * Runs a program of a package by itself and not through turbo: what it measures must not come from the cache, and what
 * it serves has to be stopped.
 *
 * @param program its path from the workspace's root, and its arguments
 * @returns its exit code
 */
export async function runProgram([path = "", ...args]: string[]): Promise<number> {
  const child = spawn(process.execPath, [join(root, path), ...args], { cwd: root, stdio: "inherit" });
  // Ctrl-C reaches the child by itself; a signal meant for this process alone has to be passed on.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}
