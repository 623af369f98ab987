import { positiveNumber, readArguments, type Help } from "../command-line/arguments.ts";
import { runProgram } from "../command-line/program.ts";

const help: Help = {
  script: "run bench",
  text: [
    "Measures what a call through a client costs, compared with other clients, and writes reports/bench.",
    "Fails where a target is missed. Nothing comes from the cache.",
  ],
  options: {
    seconds: { type: "string", help: "for how many seconds to time calls, 20 by default" },
    site: { type: "boolean", help: "measures the site instead, with 20 providers and 500 operations; needs Chromium" },
  },
  providers: false,
};

/** `npm run bench` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  if (parsed.flags.has("site")) return runProgram("packages/api-docs/test/scale/bench.ts", []);
  const seconds = positiveNumber(parsed, "seconds", 20);
  return runProgram("packages/bench/src/main.ts", ["--seconds", String(seconds)]);
}
