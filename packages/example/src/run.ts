import { readFileSync } from "node:fs";
import { isClientError, type AttemptInfo, type ResponseInfo, type RetryInfo } from "@demarc/cloudlx";
import { readArguments, UsageError } from "./arguments.ts";
import { diff } from "./commands/diff.ts";
import { list, show } from "./commands/read.ts";
import { change, create } from "./commands/write.ts";
import { connect, platformNames } from "./configuration.ts";
import type { Problem } from "./everywhere.ts";
import type { Platform } from "./platforms/platform.ts";
import { printable, table } from "./table.ts";

/** Where the program prints to, and where it has its variables from. */
export interface Surroundings {
  print(text: string): void;
  warn(line: string): void;
  /** @param file what `--env` names */
  environment(file: string | undefined): NodeJS.ProcessEnv;
}

type Arguments = ReturnType<typeof readArguments>;
type Result = { problems: Problem[] } & Record<string, object[]>;

const commands: Record<string, (platforms: Platform[], args: Arguments) => Promise<Result>> = {
  list: (platforms, { name }) => list(platforms, name),
  show: (platforms, { name }) => show(platforms, name),
  create: (platforms, { name, wanted, isDryRun }) =>
    create(platforms, name, isDryRun, (platform) => platform.create(name, wanted)),
  update: (platforms, { name, wanted, isDryRun }) =>
    change(platforms, name, isDryRun, (platform, id) => platform.update(id, wanted)),
  deactivate: (platforms, { name, isDryRun }) => change(platforms, name, isDryRun, (platform, id) => platform.end(id)),
  diff: (platforms, { name }) => diff(platforms, name),
};

/**
 * Runs a command.
 *
 * @returns the exit code
 */
export async function run(args: string[], surroundings: Surroundings): Promise<number> {
  const { print, warn } = surroundings;
  try {
    const read = readArguments(args);
    const { command, name, values } = read;
    if (values.help) {
      print(readFileSync(new URL("../help.txt", import.meta.url), "utf8").trimEnd());
      return 0;
    }
    const act = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (!act)
      throw new UsageError(`Unknown command "${command}". The commands are: ${Object.keys(commands).join(", ")}.`);
    if (name === "" && !["list", "diff"].includes(command))
      throw new UsageError(`\`${command}\` needs the name of a customer.`);
    const { problems, ...found } = await act(connected(read, surroundings), read);
    const rows = Object.values(found).flat();
    if (values.json) print(JSON.stringify({ ...found, problems }, null, 2));
    else if (rows.length > 0) print(table(rows).join("\n"));
    for (const { message } of problems) warn(printable(message));
    return problems.length > 0 || (command === "diff" && rows.length > 0) ? 1 : 0;
  } catch (error) {
    // What a client says before anything was sent is about its configuration.
    if (!(error instanceof UsageError || isClientError(error))) throw error;
    warn(`${error.message} \`npm run customers -- --help\` says more.`);
    return 2;
  }
}

/** The platforms that are configured; those that `--on` names have to be. */
function connected({ values }: Arguments, { warn, environment }: Surroundings): Platform[] {
  const { on, env: file, verbose } = values;
  const env = environment(file);
  const tell = ({ provider, operationId, method, path }: AttemptInfo, text: string) =>
    warn(`${provider} ${operationId} ${method} ${path}: ${text}`);
  const hooks = {
    onResponse: (info: ResponseInfo) => tell(info, `${info.status} in ${Math.round(info.durationMs)} ms`),
    onRetry: (info: RetryInfo) => tell(info, `${info.reason}, again in ${Math.round(info.delayMs)} ms`),
  };
  const names = on ?? platformNames;
  const platforms = names.flatMap((name) => connect(name, env, verbose ? hooks : {}) ?? []);
  const missing = names.filter((name) => !platforms.some((platform) => platform.name === name)).join(", ");
  if (missing === "") return platforms;
  if (on || platforms.length === 0)
    throw new UsageError(
      `Not configured: ${missing}. The platforms are: ${platformNames.join(", ")}; .env.example names their variables. ` +
        "Without an account: `npm run mock -- --stateful`, and `--env packages/example/mock.env` here.",
    );
  warn(`Not configured, and left out: ${missing}.`);
  return platforms;
}
