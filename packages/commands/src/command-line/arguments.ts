import { existsSync } from "node:fs";
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { listProviders } from "../workspace/workspace.ts";

/** The command was called in a way that it does not know: an argument, an option, a file that does not exist. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A command, as commands.json has it. */
export interface Definition {
  /** What it does, in lines. */
  text?: string[];
  options?: Record<string, { type: string; help: string; above0?: boolean }>;
  /** Whether it takes names of providers. */
  providers?: boolean;
  /** A program of a package that does it, from the root, with its first arguments; `commands/<name>.ts` where none is. */
  program?: string[];
  /** Another program, by the first argument. */
  variants?: Record<string, string[]>;
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
 * @throws UsageError where an argument is unknown, or a number is none
 */
export function readArguments(args: string[], name: string, definition: Definition): Arguments | undefined {
  const script = name === "test" ? "test" : `run ${name}`;
  const known = listProviders();
  const options = { ...definition.options, ...commonOptions };
  const { values, positionals } = parse(args, options as ParseArgsOptionsConfig, script);
  if (values["help"]) {
    console.log(helpText(script, { ...definition, options }, known));
    return undefined;
  }
  const [first] = positionals;
  if (first !== undefined && !definition.providers)
    throw new UsageError(`\`npm ${script}\` takes no argument "${first}": it always runs everything.`);
  const unknown = positionals.find((provider) => !known.includes(provider));
  if (unknown !== undefined)
    throw new UsageError(`Unknown provider "${unknown}". The providers are: ${known.join(", ")}.`);
  const given = Object.entries(values);
  for (const [option, value] of given)
    if (options[option]?.above0 && !(Number(value) > 0 && Number.isFinite(Number(value))))
      throw new UsageError(`--${option} must be a number above 0, not "${value}".`);
  const flags = new Set(given.flatMap(([option, value]) => (value === true ? [option] : [])));
  return {
    providers: first === undefined ? known : [...new Set(positionals)],
    named: first !== undefined,
    verbose: flags.has("verbose"),
    flags,
    texts: Object.fromEntries(given.flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []))),
  };
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

/**
 * The path of a file that was named.
 *
 * @param what it is: `The recording`
 * @throws UsageError where there is none
 */
export function existing(file: string, what = "The file"): string {
  if (existsSync(file)) return file;
  throw new UsageError(`${what} was not found: ${file}`);
}

const commonOptions: NonNullable<Definition["options"]> = {
  verbose: { type: "boolean", help: "print everything that the tools print" },
  help: { type: "boolean", help: "print this help" },
};

function parse(args: string[], options: ParseArgsOptionsConfig, script: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [reason = ""] = (error as Error).message.split(/\.\s|\. To/);
    throw new UsageError(`${reason}. \`npm ${script} -- --help\` lists the options.`, { cause: error });
  }
}

function helpText(script: string, { text = [], options = {}, providers }: Definition, known: string[]): string {
  const lines = Object.entries(options).map(([name, { type, help }]) => {
    const option = type === "string" ? `--${name} <value>` : `--${name}`;
    return `  ${option.padEnd(22)} ${help}`;
  });
  const named = providers ? [`Providers: ${known.join(", ")}. Without one: all.`, ""] : [];
  const usage = `npm ${script} --${providers ? " [provider…]" : ""} [option…]`;
  return [usage, "", ...text, "", ...named, "Options:", ...lines].join("\n");
}
