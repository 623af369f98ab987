import { UsageError, type Arguments } from "../command-line/arguments.ts";
import { printLine } from "../command-line/terminal.ts";
import { clearReports } from "../reporting/files.ts";
import { runTurbo } from "../turbo/turbo.ts";
import { contractTests } from "../workspace/workspace.ts";

/** `npm run contract -- [provider…] [--case <id>]`, or `--document <file>` */
export async function run(parsed: Arguments): Promise<number> {
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
