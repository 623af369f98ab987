import { readArguments, UsageError, type Help } from "./arguments.ts";
import { runProgram } from "./program.ts";

const help: Help = {
  script: "run bench",
  text: "Measures what a call through a client costs, beside other clients, and writes reports/bench. Fails where a target is missed. Nothing comes from the cache.",
  options: { seconds: { type: "string", help: "how long to time calls, 20 by default" } },
  providers: false,
};

/** `npm run bench` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const seconds = parsed.values["seconds"] ?? "20";
  if (!(Number(seconds) > 0)) throw new UsageError(`--seconds takes a number above zero, not "${seconds}".`);
  return runProgram("packages/bench/src/main.ts", ["--seconds", String(seconds)]);
}
