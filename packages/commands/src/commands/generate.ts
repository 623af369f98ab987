import type { Arguments } from "../command-line/arguments.ts";
import { printLine } from "../command-line/terminal.ts";
import { runTurbo } from "../turbo/turbo.ts";

/** `npm run generate -- [provider…]` */
export async function run({ providers, verbose }: Arguments): Promise<number> {
  const folders = providers.map((provider) => `packages/${provider}`);
  const { exitCode } = await runTurbo({ tasks: ["generate"], folders, verbose, onLine: printLine });
  return exitCode;
}
