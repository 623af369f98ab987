import { readArguments, type Help } from "./arguments.ts";
import { clearMutationReports, reportMutation } from "./mutation-report.ts";
import { passOnLine, runTurbo } from "./turbo.ts";

const help: Help = {
  script: "run mutation",
  text: "Changes each document in every place, one at a time, and counts what its contract tests notice. Writes reports/mutation.",
  providers: true,
};

/** `npm run mutation -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, values } = parsed;
  clearMutationReports(providers);
  const folders = providers.map((provider) => `contract-tests/${provider}`);
  const { tasks } = await runTurbo({
    tasks: ["mutation"],
    folders,
    order: "stream",
    verbose: values["verbose"] === true,
    onLine: passOnLine,
  });
  return reportMutation(providers) && tasks.every(({ passed }) => passed) ? 0 : 1;
}
