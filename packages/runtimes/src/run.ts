import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What a program printed. Throws where it fails or takes five minutes, with the last of what it printed. */
export function run(program: string, args: string[], cwd: string): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, encoding: "utf8", timeout: 300_000, maxBuffer: 1 << 26, env },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const printed = `${stdout}\n${stderr}`.trim().slice(-2000);
        reject(new Error(`${program} ${args.slice(0, 2).join(" ")} failed in ${cwd}:\n${printed}`));
      },
    );
  });
}

/** Runs the workspace's own pnpm. It may not install what it finds missing, which would need a registry. */
export function pnpm(args: string[], cwd: string): Promise<string> {
  const script = join(root, "node_modules/pnpm/bin/pnpm.mjs");
  return run(process.execPath, [script, "--config.verify-deps-before-run=false", ...args], cwd);
}
