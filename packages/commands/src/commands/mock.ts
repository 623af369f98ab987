import { driftLines, mockOptions, serveMocks } from "@demarc/mock/program";
import { wholeNumber, type Arguments } from "../command-line/arguments.ts";
import { paint, untilSignal } from "../command-line/terminal.ts";

export const options = mockOptions;

/** `npm run mock -- [provider…]` */
export async function run(parsed: Arguments): Promise<number> {
  wholeNumber(parsed, "port-offset", 0);
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
