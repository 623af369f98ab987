import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  configurationOf,
  exitCodeOf,
  readBaseline,
  runLive,
  settleErrataFile,
  toHar,
  type BaselineEntry,
  type LiveOptions,
  type LiveProvider,
  type LiveReport,
} from "@demarc/contract-live";
import { terminalLine } from "@demarc/contract-report/text";
import { existing, UsageError, type Arguments } from "../command-line/arguments.ts";
import { writeReport } from "../reporting/files.ts";
import { reportLive } from "../reporting/live.ts";
import { currentCommit } from "../workspace/git.ts";
import { loadLive, readEnvironment } from "./live-providers.ts";
import { contractTests, root } from "../workspace/workspace.ts";

const defaultFolder = "reports/live";

/** `npm run contract:live -- [provider…]` */
export async function run(parsed: Arguments): Promise<number> {
  const { flags, texts } = parsed;
  const folder = texts["output"] ?? defaultFolder;
  const limits = {
    perSecond: Number(texts["rate"] ?? 5),
    requestMs: Number(texts["timeout"] ?? 20) * 1000,
    runMs: Number(texts["run-timeout"] ?? 120) * 1000,
  };
  const env = readEnvironment(texts["env"]);
  const { configured, notConfigured } = await select(parsed, env);

  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  const report: LiveReport = { createdAt: new Date().toISOString(), ...currentCommit(), providers: [], notConfigured };
  const allowWrites = flags.has("allow-writes");
  for (const definition of configured) {
    if (stop.signal.aborted) break;
    const { provider, writes } = definition;
    if (allowWrites && writes) console.log(`${provider}: ${writes.warning}`);
    const { report: result, exchanges } = await runLive(definition, env, {
      ...limits,
      signal: stop.signal,
      allowWrites,
      baseline: baselineOf(texts["baseline"], provider),
      record: flags.has("record"),
      hide: texts["hide"]?.split(",") ?? [],
      ...(parsed.verbose && { onCall: (call) => console.log(`${provider}  ${callLine(call)}`) }),
    });
    report.providers.push(result);
    if (flags.has("record") && exchanges.length > 0) {
      const file = `${folder}/recordings/${provider}-${report.createdAt.replaceAll(/[:.]/g, "")}.har`;
      writeReport(file, toHar(provider, exchanges));
      console.log(`Recording: ${file}`);
    }
    if (flags.has("update-errata"))
      writeReport(`specs/${provider}/errata.yaml`, settleErrataFile(result, report.createdAt, join(root, "specs")));
  }
  process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  await reportLive(report, folder, flags.has("quiet"));
  const code = exitCodeOf(report);
  // Stopped between two providers, nothing is known of the rest.
  return code === 0 && stop.signal.aborted ? 2 : code;
}

/** The providers that can be run, and what the others lack. One that was named has to be among the first. */
async function select({ providers, named }: Arguments, env: ReturnType<typeof readEnvironment>) {
  const definitions = await Promise.all(providers.map(loadLive));
  const configurations = definitions.map((definition) => ({ definition, ...configurationOf(definition, env) }));
  const notConfigured = configurations
    .filter(({ complete }) => !complete)
    .map(({ definition, missing }) => ({ provider: definition.provider, missing }));
  if (named && notConfigured.length > 0) {
    const lines = notConfigured.map(({ provider, missing }) => `${provider} is not configured. It needs ${missing}.`);
    throw new UsageError(`${lines.join("\n")}\n.env.example says where to get each variable.`);
  }
  const configured = configurations.flatMap(({ definition, complete }) => (complete ? [definition] : []));
  return { configured, notConfigured };
}

type CallSummary = Parameters<NonNullable<LiveOptions["onCall"]>>[0];

function callLine({ call, status, rows, durationMs }: CallSummary): string {
  const size = rows === undefined ? "" : `, ${rows} ${rows === 1 ? "row" : "rows"}`;
  return `${terminalLine(call)}  ${status ?? "no answer"}${size}, ${durationMs} ms`;
}

function baselineOf(file: string | undefined, provider: LiveProvider["provider"]): BaselineEntry[] {
  const path = join(root, contractTests(provider), "baseline.yaml");
  if (file === undefined) return existsSync(path) ? readBaseline(path) : [];
  return readBaseline(existing(file, "The baseline"));
}
