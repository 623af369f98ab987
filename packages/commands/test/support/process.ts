import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const here = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What a process inherits when someone starts a command in a terminal: nothing of the turbo, pnpm and vitest around this test. */
export function plainEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(TURBO|VITEST|npm_|pnpm_)|^(FORCE_COLOR|NODE_ENV|CI|TEST)$/.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: "1", ...extra };
}

/** Runs this Node with arguments until it ends. */
export function run(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ended> {
  return ended(start(args, options));
}

export function start(
  args: string[],
  { cwd = here, env = plainEnvironment() }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): ChildProcess {
  return spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
}

export function ended(child: ChildProcess): Promise<Ended> {
  const result: Ended = { code: null, stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (result.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (result.stderr += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...result, code })));
}

/** Runs a command of `src/main.ts`. */
export function runCommand(...args: string[]): Promise<Ended> {
  return run(["src/main.ts", ...args]);
}
