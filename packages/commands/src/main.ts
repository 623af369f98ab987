import { UsageError } from "./arguments.ts";

/** The commands, each loaded only when it is asked for. */
const commands: Record<string, () => Promise<{ run(args: string[]): Promise<number> }>> = {
  contract: () => import("./contract.ts"),
  test: () => import("./test.ts"),
  mock: () => import("./mock.ts"),
  generate: () => import("./generate.ts"),
  sensitivity: () => import("./sensitivity.ts"),
  bench: () => import("./bench.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
try {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new UsageError(`There is no command "${name}". The commands are: ${Object.keys(commands).join(", ")}.`);
  const { run } = await load();
  process.exitCode = await run(args);
} catch (error) {
  console.error(error instanceof UsageError || process.env["DEBUG"] === undefined ? (error as Error).message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
