import { terminalText } from "@demarc/openapi/visible";
import { UsageError } from "./command-line/arguments.ts";
import { runProgram } from "./command-line/program.ts";

interface Command {
  /** Runs it, and gives the exit code. */
  run(args: string[]): Promise<number>;
}

/** The commands, each loaded only when it is asked for. */
const commands: Record<string, () => Promise<Command>> = {
  contract: () => import("./commands/contract.ts"),
  "contract:live": () => import("./commands/contract-live.ts"),
  proxy: () => import("./commands/proxy.ts"),
  test: () => import("./commands/test.ts"),
  mock: () => import("./commands/mock.ts"),
  generate: () => import("./commands/generate.ts"),
  mutation: () => import("./commands/mutation.ts"),
  bench: () => import("./commands/bench.ts"),
  runtimes: () => import("./commands/runtimes.ts"),
  "mutation:source": program("packages/mutation-testing/src/cli.ts"),
  // Vitest itself, of the package that the attacks are tests of.
  attack: program("packages/attack/node_modules/vitest/vitest.mjs", "run", "--root=packages/attack", "--mode=full"),
  "new-provider": program("packages/new-provider/src/cli.ts"),
  changes: program("packages/release/src/cli.ts"),
  customers: program("packages/example/src/main.ts"),
  docs: program("packages/api-docs/src/cli.ts", "serve"),
  "docs:build": program("packages/api-docs/src/cli.ts", "build"),
};

/** A command that is a program of a package, which reads its arguments itself. */
function program(path: string, ...first: string[]): () => Promise<Command> {
  return async () => ({ run: (args) => runProgram(path, [...first, ...args]) });
}

/**
 * Runs a command: `contract`, and what else package.json names.
 *
 * @returns the exit code
 */
export async function main([name = "", ...args]: string[]): Promise<number> {
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load)
      throw new UsageError(`Unknown command "${name}". The commands are: ${Object.keys(commands).join(", ")}.`);
    const { run } = await load();
    return await run(args);
  } catch (error) {
    console.error(
      error instanceof UsageError || process.env["DEBUG"] === undefined
        ? terminalText((error as Error).message)
        : error,
    );
    // Where 1 stands for drift, a command that could not run must not end with it.
    return error instanceof UsageError || name === "contract:live" ? 2 : 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
