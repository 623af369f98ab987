import { startMock, type MockEvent, type ServedMock } from "@demarc/mock";
import { listOperations } from "@demarc/openapi";
import { terminalLine } from "@demarc/openapi/visible";
import { loadSpec } from "@demarc/spec";
import { readArguments, wholeNumber, type Help } from "../command-line/arguments.ts";
import { curlCommand } from "./curl.ts";
import { listenOn, mockPorts } from "../workspace/ports.ts";
import { paint, untilSignal } from "../command-line/terminal.ts";

const help: Help = {
  script: "run mock",
  text: [
    "Serves a mock of each provider on its own port, and prints a curl command for each operation. Ctrl-C stops it.",
  ],
  options: { "port-offset": { type: "string", help: "a number to add to each port, where one is taken" } },
  providers: true,
};

/** `npm run mock -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const offset = wholeNumber(parsed, "port-offset", 0);
  const ports = mockPorts();
  const stopped = untilSignal();
  const mocks: ServedMock[] = [];
  try {
    // Nothing is printed until all are there: what stands on the terminal can be used.
    const lines: string[] = [];
    for (const provider of parsed.providers) {
      const { document } = await loadSpec(provider);
      const port = (ports.get(provider) ?? 0) + offset;
      const onAnswer = (event: MockEvent) => console.log(requestLine(provider, event));
      const mock = await listenOn(port, "--port-offset 100", () => startMock(document, { port, onAnswer }));
      mocks.push(mock);
      for (const operation of listOperations(document)) {
        const title = paint("bold", `${provider} ${operation.operationId}`);
        lines.push(`\n${title}\n${curlCommand(document, operation, mock.baseUrl)}`);
      }
    }
    console.log([...lines, "\nThe mocks are running. Ctrl-C stops them.\n"].join("\n"));
    await stopped;
    return 0;
  } finally {
    await Promise.all(mocks.map((mock) => mock.stop()));
  }
}

function requestLine(provider: string, { method, path, status, refusals }: MockEvent): string {
  const lines = [`${provider}  ${method} ${path}  ${status}`, ...refusals.map((text) => `    refused: ${text}`)];
  return lines.map(terminalLine).join("\n");
}
