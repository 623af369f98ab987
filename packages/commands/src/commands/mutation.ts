import { readArguments, type Help } from "../command-line/arguments.ts";
import { printLine } from "../command-line/terminal.ts";
import { clearReports } from "../reporting/files.ts";
import { runTurbo } from "../turbo/turbo.ts";
import { contractTests } from "../workspace/workspace.ts";

const help: Help = {
  script: "run mutation",
  text: [
    "Changes each document, and each answer, in one place at a time, counts the changes that the contract tests",
    "detect, and writes reports/mutation. npm test does so with at most 150 changes of each document.",
  ],
  providers: true,
};

/** `npm run mutation -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, verbose } = parsed;
  clearReports("mutation", providers);
  process.env["DEMARC_MUTANTS"] ??= "all";
  const folders = providers.map(contractTests);
  // Loaded while turbo works.
  const reports = import("../reporting/index.ts");
  const { tasks } = await runTurbo({ tasks: ["mutation"], folders, verbose, onLine: printLine });
  const complete = (await reports).reportMutation(providers);
  return complete && tasks.every(({ passed }) => passed) ? 0 : 1;
}
