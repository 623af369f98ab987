import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { listProviders } from "./workspace.ts";

/** The command was called in a way that it does not know. The message is one line. */
export class UsageError extends Error {
  override name = "UsageError";
}

export interface Help {
  /** What stands behind `npm`: `run contract`. */
  script: string;
  /** What the command does, in a few lines. */
  text: string;
  /** The command's options, each with its line of help. */
  options?: Record<string, { type: "boolean" | "string"; help: string }>;
  /** Whether it takes names of providers. */
  providers: boolean;
}

export interface Arguments {
  /** Those named, each once, or all. */
  providers: string[];
  /** Whether any was named. */
  named: boolean;
  values: Record<string, string | boolean | undefined>;
}

/**
 * Reads a command's arguments.
 *
 * @returns undefined where only help was wanted, which is printed then
 * @throws UsageError where an argument is not known
 */
export function readArguments(args: string[], help: Help): Arguments | undefined {
  const known = listProviders();
  const described = { ...help.options, ...commonOptions };
  const { values, positionals } = parse(args, described, help.script);
  if (values["help"]) {
    console.log(helpText(help, described, known));
    return undefined;
  }
  const [first] = positionals;
  if (first !== undefined && !help.providers)
    throw new UsageError(`\`npm ${help.script}\` takes no "${first}": it always runs everything.`);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no provider "${unknown}". The providers are: ${known.join(", ")}.`);
  return {
    providers: first === undefined ? known : [...new Set(positionals)],
    named: first !== undefined,
    values: values as Arguments["values"],
  };
}

const commonOptions = {
  verbose: { type: "boolean", help: "print all that the tools print" },
  help: { type: "boolean", help: "print this" },
} as const;

function parse(args: string[], options: ParseArgsOptionsConfig, script: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [reason = ""] = (error as Error).message.split(/\.\s|\. To/);
    throw new UsageError(`${reason}. \`npm ${script} -- --help\` lists the options.`);
  }
}

function helpText({ script, text, providers }: Help, options: NonNullable<Help["options"]>, known: string[]): string {
  const lines = Object.entries(options).map(
    ([name, { type, help }]) => `  ${`--${name}${type === "string" ? " <value>" : ""}`.padEnd(22)} ${help}`,
  );
  const usage = `npm ${script}${providers ? " -- [provider…]" : " --"} [option…]`;
  return [
    usage,
    "",
    text,
    "",
    ...(providers ? [`Providers: ${known.join(", ")}. Without one: all.`, ""] : []),
    "Options:",
    ...lines,
  ].join("\n");
}
