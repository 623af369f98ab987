import { readArguments, type Help } from "../command-line/arguments.ts";
import { runProgram } from "../command-line/program.ts";

const help: Help = {
  script: "run runtimes",
  text: [
    "Packs the clients, installs them into an empty folder, calls them on each runtime, compiles them with each",
    "compiler, and writes reports/runtimes. The first run downloads 1.2 GB of runtimes and compilers.",
  ],
  options: { only: { type: "string", help: "only what has this in its name: Bun, TypeScript 5.5" } },
  providers: false,
};

/** `npm run runtimes` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { only } = parsed.texts;
  return runProgram("packages/runtimes/src/cli.ts", only === undefined ? [] : ["--only", only]);
}
