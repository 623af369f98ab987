import { readArguments, type Help } from "./arguments.ts";
import { clearContractReports, reportContracts } from "./contract-report.ts";
import { passOnLine, runTurbo } from "./turbo.ts";

const help: Help = {
  script: "run contract",
  text: "Runs the contract tests against the mocks, and writes reports/contract. A provider with nothing changed comes from the cache.",
  providers: true,
};

/** `npm run contract -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, values } = parsed;
  clearContractReports(providers);
  const folders = providers.map((provider) => `contract-tests/${provider}`);
  const verbose = values["verbose"] === true;
  const { tasks } = await runTurbo({ tasks: ["contract"], folders, order: "stream", verbose, onLine: passOnLine });
  return reportContracts(providers, tasks) ? 0 : 1;
}
