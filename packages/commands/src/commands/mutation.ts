import type { Arguments } from "../command-line/arguments.ts";
import { printLine } from "../command-line/terminal.ts";
import { clearReports } from "../reporting/files.ts";
import { runTurbo } from "../turbo/turbo.ts";
import { contractTests } from "../workspace/workspace.ts";

/** `npm run mutation -- [provider…]` */
export async function run({ providers, verbose }: Arguments): Promise<number> {
  clearReports("mutation", providers);
  process.env["DEMARC_MUTANTS"] ??= "all";
  const folders = providers.map(contractTests);
  // Loaded while turbo works.
  const reports = import("../reporting/index.ts");
  const { tasks } = await runTurbo({ tasks: ["mutation"], folders, verbose, onLine: printLine });
  const complete = (await reports).reportMutation(providers);
  return complete && tasks.every(({ passed }) => passed) ? 0 : 1;
}
