import { UsageError } from "./arguments.ts";

/** The commands, each loaded only when it is asked for. */
const commands: Record<string, () => Promise<{ run(args: string[]): Promise<number> }>> = {
  contract: () => import("./contract.ts"),
  "contract:live": () => import("./contract-live.ts"),
  proxy: () => import("./proxy.ts"),
  test: () => import("./test.ts"),
  mock: () => import("./mock.ts"),
  generate: () => import("./generate.ts"),
  mutation: () => import("./mutation.ts"),
  bench: () => import("./bench.ts"),
  runtimes: () => import("./runtimes.ts"),
  docs: async () => ({ run: async (args) => (await import("@demarc/api-docs")).run(["serve", ...args]) }),
  "docs:build": async () => ({ run: async (args) => (await import("@demarc/api-docs")).run(["build", ...args]) }),
};

const [name = "", ...args] = process.argv.slice(2);
try {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load)
    throw new UsageError(`There is no command "${name}". The commands are: ${Object.keys(commands).join(", ")}.`);
  const { run } = await load();
  process.exitCode = await run(args);
} catch (error) {
  console.error(error instanceof UsageError || process.env["DEBUG"] === undefined ? (error as Error).message : error);
  // Where 1 stands for a broken promise, a command that could not run must not end with it.
  process.exitCode = error instanceof UsageError || name === "contract:live" ? 2 : 1;
}
