import { driftLines, mockOptions, serveMocks } from "@demarc/mock/program";
import { readArguments, wholeNumber, type Help } from "../command-line/arguments.ts";
import { paint, untilSignal } from "../command-line/terminal.ts";
import { mockPorts } from "../workspace/ports.ts";

const help: Help = {
  script: "run mock",
  text: [
    "Serves a mock of each provider on its own port, and prints a curl command for each operation. Ctrl-C stops it.",
    "What goes wrong on purpose can be asked for by a request as well: `Demarc-Latency: 200`, `Demarc-Fail: 503`.",
  ],
  options: mockOptions,
  providers: true,
};

/** `npm run mock -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  wholeNumber(parsed, "port-offset", 0);
  mockPorts();
  if (parsed.flags.has("drifts")) {
    console.log((await driftLines(parsed.providers)).join("\n"));
    return 0;
  }
  const stopped = untilSignal();
  const mocks = await serveMocks(parsed.providers, parsed, console.log);
  // Nothing is printed until all are there: what stands on the terminal can be used.
  const lines = mocks.lines.map(({ title, command }) => `\n${paint("bold", title)}\n${command}`);
  console.log([...lines, "\nThe mocks are running. Ctrl-C stops them.\n"].join("\n"));
  await stopped;
  await mocks.stop();
  return 0;
}
