import { parseArgs } from "node:util";
import { wantedNames, type Wanted } from "./platforms/platform.ts";

/** The program was called in a way that makes no sense. Nothing was sent. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The options, which `help.txt` explains. */
export const options = {
  ...Object.fromEntries(wantedNames.map((name) => [name, { type: "string" as const }])),
  on: { type: "string", multiple: true },
  env: { type: "string" },
  "dry-run": { type: "boolean" },
  yes: { type: "boolean" },
  json: { type: "boolean" },
  verbose: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** @throws UsageError where an option is unknown, or there are too many arguments */
export function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [command = "", name = "", ...rest] = positionals;
    if (rest.length > 0) throw new Error("Too many arguments: a name with blanks goes in quotes.");
    // What ends a customer is done on a second word only.
    const isDryRun = values["dry-run"] === true || (command === "deactivate" && !values.yes);
    return { command, name, values, wanted: values as Wanted, isDryRun };
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}
