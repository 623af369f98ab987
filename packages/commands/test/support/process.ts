import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { listProviders } from "../../src/workspace/workspace.ts";

/** The folder of this package. */
export const here = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const providers = listProviders().map((name) => name.replaceAll("-", "_").toUpperCase());
/** Variables of the turbo, pnpm and vitest around a test, and those that would lead to somebody's live provider. */
const notInherited = new RegExp(
  `^(TURBO|VITEST|npm_|pnpm_|(${providers.join("|")})_)|^(FORCE_COLOR|NODE_ENV|CI|TEST|DEBUG)$`,
);

/** What a process inherits when someone starts a command in a terminal. */
export function plainEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !notInherited.test(name));
  return { ...Object.fromEntries(inherited), NO_COLOR: "1", ...extra };
}

export interface ProcessOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** A process of this Node that runs while a test looks at it. */
export class Program {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has printed so far. */
  stdout = "";

  constructor(args: string[], { cwd = here, env = plainEnvironment() }: ProcessOptions = {}) {
    this.child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    this.ended = ended(this.child);
    this.child.stdout?.on("data", (text: string) => (this.stdout += text));
  }

  /** Settles once it has printed a text. */
  async printed(text: string): Promise<void> {
    while (!this.stdout.includes(text)) {
      const first = await Promise.race([once(this.child.stdout!, "data"), this.ended]);
      if ("code" in first) throw new Error(`The process ended before it printed "${text}". ${first.stderr}`);
    }
  }
}

/** Runs this Node with arguments until it ends. */
export function run(args: string[], options?: ProcessOptions): Promise<Ended> {
  return new Program(args, options).ended;
}

export function ended(child: ChildProcess): Promise<Ended> {
  const result: Ended = { code: null, stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (result.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (result.stderr += text));
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...result, code })));
}
