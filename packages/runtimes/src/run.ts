import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Runs a program to its end.
 *
 * @returns what it printed
 * @throws where it fails or takes longer than five minutes, with the last of what it printed
 */
export function run(program: string, args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, encoding: "utf8", timeout: 300_000, maxBuffer: 1 << 26, env: { ...process.env, NO_COLOR: "1" } },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else
          reject(
            new Error(
              `${program} ${args.slice(0, 2).join(" ")} failed in ${cwd}:\n${`${stdout}\n${stderr}`.trim().slice(-2000)}`,
            ),
          );
      },
    );
  });
}
