import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  configurationOf,
  exitCodeOf,
  parseBaseline,
  runLive,
  settleErrataFile,
  toHar,
  type BaselineEntry,
  type LiveProvider,
  type LiveReport,
} from "@demarc/contract-live";
import { readArguments, UsageError, type Help } from "./arguments.ts";
import { currentCommit } from "./git.ts";
import { writeWhole } from "./live/files.ts";
import { loadLive, readEnvironment } from "./live/providers.ts";
import { liveFolder, reportLive } from "./live/report.ts";
import { contractTests, root } from "./workspace.ts";

const help: Help = {
  script: "run contract:live",
  text: [
    "Holds the real providers to their documents, gently: reads only, one request at a time. Variables come from the",
    "environment or from .env; .env.example lists them. Ends with 0 where the promises are kept, 1 where one is broken,",
    "2 where a provider could not be run (configuration, network, credentials).",
  ].join("\n"),
  options: {
    "allow-writes": { type: "boolean", help: "create and change too, where the provider has such operations" },
    record: { type: "boolean", help: "keep the exchanges, redacted, beside the reports, in recordings" },
    hide: { type: "string", help: "JSON pointers of more values to take out of recordings, with commas between" },
    "update-errata": { type: "boolean", help: "write what was settled into specs/<provider>/errata.yaml" },
    baseline: { type: "string", help: "the file of known drift, instead of contract-tests/<provider>/baseline.yaml" },
    env: { type: "string", help: "the file of variables, instead of .env" },
    rate: { type: "string", help: "requests in a second, 5 by default" },
    timeout: { type: "string", help: "seconds for a request, 20 by default" },
    "run-timeout": { type: "string", help: "seconds for a provider, 120 by default" },
    output: { type: "string", help: `the folder of the reports, instead of ${liveFolder}` },
    quiet: { type: "boolean", help: "print the verdict alone" },
  },
  providers: true,
};

/** `npm run contract:live -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, named, values } = parsed;
  const text = (name: string) => values[name] as string | undefined;
  const seconds = (name: string, initial: number) => numberOf(text(name), name, initial) * 1000;
  const options = {
    perSecond: numberOf(text("rate"), "rate", 5),
    requestMs: seconds("timeout", 20),
    runMs: seconds("run-timeout", 120),
  };
  const folder = text("output") ?? liveFolder;
  const env = readEnvironment(text("env"));
  const definitions = await Promise.all(providers.map(loadLive));
  const configurations = definitions.map((definition) => ({ definition, ...configurationOf(definition, env) }));
  const incomplete = configurations.filter(({ complete }) => !complete);
  if (named && incomplete.length > 0)
    throw new UsageError(
      incomplete
        .map(
          ({ definition, missing }) =>
            `${definition.provider} is not configured. It needs ${missing}. .env.example says where to get each.`,
        )
        .join("\n"),
    );

  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  const commit = currentCommit();
  const report: LiveReport = {
    createdAt: new Date().toISOString(),
    ...(commit !== undefined && { commit }),
    providers: [],
    notConfigured: incomplete.map(({ definition, missing }) => ({ provider: definition.provider, missing })),
  };
  const verbose = values["verbose"] === true;
  const allowWrites = values["allow-writes"] === true;
  for (const { definition, complete } of configurations) {
    if (!complete || stop.signal.aborted) continue;
    if (allowWrites && definition.writes) console.log(`${definition.provider}: ${definition.writes.warning}`);
    const { report: provider, exchanges } = await runLive(definition, env, {
      ...options,
      signal: stop.signal,
      allowWrites,
      baseline: readBaseline(text("baseline"), definition),
      record: values["record"] === true,
      hide: text("hide")?.split(",") ?? [],
      ...(verbose && {
        onCall: ({ call, status, rows, durationMs }) =>
          console.log(
            `${definition.provider}  ${call}  ${status ?? "no answer"}${rows === undefined ? "" : `, ${rows} ${rows === 1 ? "row" : "rows"}`}, ${durationMs} ms`,
          ),
      }),
    });
    report.providers.push(provider);
    if (values["record"] === true && exchanges.length > 0) {
      const file = `${folder}/recordings/${definition.provider}-${report.createdAt.replaceAll(/[:.]/g, "")}.har`;
      writeWhole(file, toHar(definition.provider, exchanges));
      console.log(`Recording: ${file}`);
    }
    if (values["update-errata"] === true)
      writeWhole(
        `specs/${definition.provider}/errata.yaml`,
        settleErrataFile(provider, report.createdAt, join(root, "specs")),
      );
  }
  process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  await reportLive(report, values["quiet"] === true, folder);
  const code = exitCodeOf(report);
  // Stopped between two providers, nothing is said of the rest.
  return code === 0 && stop.signal.aborted ? 2 : code;
}

function numberOf(text: string | undefined, name: string, initial: number): number {
  const value = Number(text ?? initial);
  if (!(value > 0) || !Number.isFinite(value)) throw new UsageError(`--${name} takes a number above 0, not "${text}".`);
  return value;
}

function readBaseline(file: string | undefined, { provider }: LiveProvider): BaselineEntry[] {
  const path = file ?? join(contractTests(provider), "baseline.yaml");
  if (!existsSync(path)) {
    if (file !== undefined) throw new UsageError(`There is no baseline ${file}.`);
    return [];
  }
  return parseBaseline(readFileSync(path, "utf8"));
}
