import { readArguments, UsageError, type Help } from "./arguments.ts";
import { clearContractReports, reportContracts } from "./contract-report.ts";
import { passOnLine, runTurbo } from "./turbo.ts";

const help: Help = {
  script: "run contract",
  text: "Runs the contract tests against the mocks, and writes reports/contract. A provider with nothing changed comes from the cache.",
  options: {
    case: { type: "string", help: "run one case, by its id; or several, with * or the beginning of an id" },
    seed: { type: "string", help: "make the generated data of a run again, by the number that it printed" },
    replay: { type: "string", help: "hold a recording of contract:live against the documents instead" },
    compare: { type: "string", help: "with --replay: say what changed since this older recording" },
    output: { type: "string", help: "with --replay: the folder of the reports, instead of reports/replay" },
  },
  providers: true,
};

/** `npm run contract -- [provider…] [--case <id>]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { values } = parsed;
  const [recording, older, output] = [values["replay"], values["compare"], values["output"]] as (string | undefined)[];
  if (recording !== undefined) return (await import("./replay.ts")).runReplay(recording, older, output);
  if (older !== undefined)
    throw new UsageError("--compare says what to compare with, and needs --replay with the newer recording.");
  const providers = selected(parsed.providers, values["case"]);
  // Read by the suites, and part of what turbo's cache goes by.
  if (values["case"]) process.env["DEMARC_CASE"] = String(values["case"]);
  if (values["seed"]) process.env["DEMARC_SEED"] = String(values["seed"]);
  clearContractReports(providers);
  const folders = providers.map((provider) => `contract-tests/${provider}`);
  const verbose = values["verbose"] === true;
  const { tasks } = await runTurbo({ tasks: ["contract"], folders, order: "stream", verbose, onLine: passOnLine });
  return reportContracts(providers, tasks) ? 0 : 1;
}

/** Of all providers that of a case; its id begins with it. */
function selected(providers: string[], id: string | boolean | undefined): string[] {
  const [name = ""] = String(id ?? "*").split("/");
  if (name.includes("*")) return providers;
  if (providers.includes(name)) return [name];
  throw new UsageError(`The id of a case begins with its provider, and "${name}" is none of ${providers.join(", ")}.`);
}
