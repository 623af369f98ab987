import { terminalText } from "@demarc/openapi/visible";
import { readArguments, UsageError, type Arguments, type Definition } from "./command-line/arguments.ts";
import { runProgram } from "./command-line/program.ts";
import definitions from "./commands.json" with { type: "json" };

interface Command {
  /** What it takes besides what commands.json says. */
  options?: Definition["options"];
  /** Runs it, and gives the exit code. */
  run(args: Arguments): Promise<number>;
}

const commands: Record<string, Definition> = definitions;

/**
 * Runs a command: `contract`, and what else commands.json names.
 *
 * @returns the exit code
 */
export async function main([name = "", ...args]: string[]): Promise<number> {
  try {
    const definition = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!definition)
      throw new UsageError(`Unknown command "${name}". The commands are: ${Object.keys(commands).join(", ")}.`);
    return await run(name, definition, args);
  } catch (error) {
    console.error(
      error instanceof UsageError || process.env["DEBUG"] === undefined
        ? terminalText((error as Error).message)
        : error,
    );
    // Where 1 stands for drift, a command that could not run must not end with it.
    return error instanceof UsageError || name === "contract:live" ? 2 : 1;
  }
}

async function run(name: string, definition: Definition, args: string[]): Promise<number> {
  const { program, variants = {}, text } = definition;
  const variant = variants[args[0] ?? ""];
  if (variant) return runProgram([...variant, ...args.slice(1)]);
  // A program that says nothing here reads its arguments itself.
  if (program && !text) return runProgram([...program, ...args]);
  // Each is loaded only when it is asked for.
  const command = program
    ? { run: () => runProgram([...program, ...args.filter((arg) => arg !== "--verbose")]) }
    : ((await import(`./commands/${name.replace(":", "-")}.ts`)) as Command);
  const parsed = readArguments(args, name, { ...definition, options: { ...definition.options, ...command.options } });
  return parsed ? command.run(parsed) : 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
