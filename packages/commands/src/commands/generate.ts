import { readArguments, type Help } from "../command-line/arguments.ts";
import { printLine } from "../command-line/terminal.ts";
import { runTurbo } from "../turbo/turbo.ts";

const help: Help = {
  script: "run generate",
  text: ["Writes packages/<provider>/src/generated from specs/<provider>. What has not changed comes from the cache."],
  providers: true,
};

/** `npm run generate -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, verbose } = parsed;
  const folders = providers.map((provider) => `packages/${provider}`);
  const { exitCode } = await runTurbo({ tasks: ["generate"], folders, verbose, onLine: printLine });
  return exitCode;
}
