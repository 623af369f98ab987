import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { listProviders } from "../workspace/workspace.ts";

/** The command was called in a way that it does not know: an argument, an option, a file that does not exist. */
export class UsageError extends Error {
  override name = "UsageError";
}

export interface Help {
  /** What follows `npm`: `run contract`. */
  script: string;
  /** What the command does, in lines. */
  text: string[];
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
  verbose: boolean;
  /** The options that are set and take no value. */
  flags: Set<string>;
  /** The values of the other options. */
  texts: Record<string, string | undefined>;
}

/**
 * Reads a command's arguments.
 *
 * @returns undefined where only help was asked for, which is printed then
 * @throws UsageError where an argument is unknown
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
    throw new UsageError(`\`npm ${help.script}\` takes no argument "${first}": it always runs everything.`);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`Unknown provider "${unknown}". The providers are: ${known.join(", ")}.`);
  const entries = Object.entries(values);
  const flags = new Set(entries.flatMap(([name, value]) => (value === true ? [name] : [])));
  return {
    providers: first === undefined ? known : [...new Set(positionals)],
    named: first !== undefined,
    verbose: flags.has("verbose"),
    flags,
    texts: Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
  };
}

/**
 * The number that an option gives.
 *
 * @param initial what holds where the option is not given
 * @throws UsageError where it is no number above 0
 */
export function positiveNumber({ texts }: Arguments, name: string, initial: number): number {
  const value = Number(texts[name] ?? initial);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`--${name} must be a number above 0, not "${texts[name]}".`);
}

/**
 * The whole number that an option gives, negative ones included.
 *
 * @param initial what holds where the option is not given
 * @throws UsageError where it is no whole number
 */
export function wholeNumber({ texts }: Arguments, name: string, initial: number): number {
  const value = Number(texts[name] ?? initial);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${name} must be a whole number, not "${texts[name]}".`);
}

const commonOptions = {
  verbose: { type: "boolean", help: "print everything that the tools print" },
  help: { type: "boolean", help: "print this help" },
} as const;

function parse(args: string[], options: ParseArgsOptionsConfig, script: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [reason = ""] = (error as Error).message.split(/\.\s|\. To/);
    throw new UsageError(`${reason}. \`npm ${script} -- --help\` lists the options.`, { cause: error });
  }
}

function helpText({ script, text, providers }: Help, options: NonNullable<Help["options"]>, known: string[]): string {
  const lines = Object.entries(options).map(([name, { type, help }]) => {
    const option = type === "string" ? `--${name} <value>` : `--${name}`;
    return `  ${option.padEnd(22)} ${help}`;
  });
  return [
    `npm ${script} --${providers ? " [provider…]" : ""} [option…]`,
    "",
    ...text,
    "",
    ...(providers ? [`Providers: ${known.join(", ")}. Without one: all.`, ""] : []),
    "Options:",
    ...lines,
  ].join("\n");
}
