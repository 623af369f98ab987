import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** Where its package is installed. */
export const redoclyFolder = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));
const cli = join(redoclyFolder, "bin", "cli.js");

/**
 * Runs the Redocly command line without its telemetry.
 *
 * @param folder where it looks for a configuration: always one of ours, never the linter's
 * @returns what it printed
 * @throws where it fails, with what it said
 */
export async function redocly(args: string[], folder: string): Promise<string> {
  try {
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
      cwd: folder,
      env,
      maxBuffer: 1 << 28,
    });
    return stdout;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`redocly ${args[0]} failed: ${stderr?.trim() || message}`, { cause: error });
  }
}
