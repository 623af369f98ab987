import { readArguments, type Help } from "./arguments.ts";
import { clearSensitivityReports, reportSensitivity } from "./sensitivity-report.ts";
import { passOnLine, runTurbo } from "./turbo.ts";

const help: Help = {
  script: "run sensitivity",
  text: "Changes each document in every place, one at a time, and counts what its contract tests notice. Writes reports/sensitivity.",
  providers: true,
};

/** `npm run sensitivity -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, values } = parsed;
  clearSensitivityReports(providers);
  const folders = providers.map((provider) => `contract-tests/${provider}`);
  const { tasks } = await runTurbo({
    tasks: ["sensitivity"],
    folders,
    order: "stream",
    verbose: values["verbose"] === true,
    onLine: passOnLine,
  });
  return reportSensitivity(providers) && tasks.every(({ passed }) => passed) ? 0 : 1;
}
