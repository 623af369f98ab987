import { execFile } from "node:child_process";
import { createRequire } from "node:module";

const bin = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

export interface Output {
  stdout: string;
  stderr: string;
}

/**
 * Runs Redocly's CLI on this Node, without a shell.
 *
 * @param cwd the folder with redocly.yaml
 * @returns its output, whatever its exit code: it is not zero where the linter finds something
 */
export function runRedocly(args: string[], cwd: string): Promise<Output> {
  // Without it the CLI asks a server for its newest version when started from a terminal.
  const env = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1", FORCE_COLOR: undefined };
  return new Promise((done) => {
    execFile(process.execPath, [bin, ...args], { cwd, env, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) =>
      done({ stdout, stderr }),
    );
  });
}
