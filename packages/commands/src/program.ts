import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "./workspace.ts";

/**
 * Runs a program of the workspace by itself and not through turbo: what it measures must not come from the cache.
 *
 * @param path from the workspace's root
 * @returns its exit code
 */
export async function runProgram(path: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [join(root, path), ...args], { cwd: root, stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  return code ?? 1;
}
