import { readArguments, UsageError, type Help } from "../command-line/arguments.ts";
import { printLine } from "../command-line/terminal.ts";
import { clearReports } from "../reporting/files.ts";
import { runTurbo } from "../turbo/turbo.ts";
import { contractTests } from "../workspace/workspace.ts";

const help: Help = {
  script: "run contract",
  text: [
    "Runs the contract tests against the mocks, and writes reports/contract.",
    "The result of a provider with nothing changed comes from the cache.",
  ],
  options: {
    case: { type: "string", help: "run the cases with this id, with * for a part of it, or that begin with it" },
    seed: { type: "string", help: "generate the same data as an earlier run, which printed this number" },
    replay: { type: "string", help: "check a recording of contract:live against the documents instead" },
    compare: { type: "string", help: "with --replay: print what changed since this older recording" },
    output: { type: "string", help: "with --replay or --document: the folder of the reports" },
    document: { type: "string", help: "test by this OpenAPI document, of any maker, instead: against its own mock" },
    target: { type: "string", help: "with --document: against this address, by reads alone" },
    writes: { type: "boolean", help: "with --target: by calls that may change something there, too" },
  },
  providers: true,
};

/** `npm run contract -- [provider…] [--case <id>]`, or `--document <file>` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { texts, verbose } = parsed;
  if (texts["document"] !== undefined)
    return (await import("./document.ts")).runForDocument(texts["document"], {
      ...texts,
      writes: parsed.flags.has("writes"),
    });
  if (texts["target"] !== undefined) throw new UsageError("--target needs --document, the document to test it by.");
  if (texts["replay"] !== undefined)
    return (await import("./replay.ts")).runReplay(texts["replay"], texts["compare"], texts["output"]);
  if (texts["compare"] !== undefined) throw new UsageError("--compare needs --replay with the newer recording.");
  const providers = selected(parsed.providers, texts["case"]);
  // Read by the suites, and part of what turbo's cache goes by.
  if (texts["case"]) process.env["DEMARC_CASE"] = texts["case"];
  if (texts["seed"]) process.env["DEMARC_SEED"] = texts["seed"];
  clearReports("contract", providers);
  const folders = providers.map(contractTests);
  // Loaded while turbo works.
  const reports = import("../reporting/index.ts");
  const { tasks } = await runTurbo({ tasks: ["contract"], folders, verbose, onLine: printLine });
  return (await reports).reportContracts(providers, tasks) ? 0 : 1;
}

/** Of all providers that of a case; its id begins with it. */
function selected(providers: string[], id = "*"): string[] {
  const [name = ""] = id.split("/");
  if (name.includes("*")) return providers;
  if (providers.includes(name)) return [name];
  throw new UsageError(`The id of a case begins with its provider: ${providers.join(", ")}, not "${name}".`);
}
