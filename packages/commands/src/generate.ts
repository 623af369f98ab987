import { readArguments, type Help } from "./arguments.ts";
import { passOnLine, runTurbo } from "./turbo.ts";

const help: Help = {
  script: "run generate",
  text: "Writes packages/<provider>/src/generated from specs/<provider>. What has not changed comes from the cache.",
  providers: true,
};

/** `npm run generate -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const folders = parsed.providers.map((provider) => `packages/${provider}`);
  const verbose = parsed.values["verbose"] === true;
  const { exitCode } = await runTurbo({ tasks: ["generate"], folders, order: "stream", verbose, onLine: passOnLine });
  return exitCode;
}
