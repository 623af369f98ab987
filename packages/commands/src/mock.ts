import { startMock, type MockEvent, type ServedMock } from "@demarc/mock";
import { listOperations } from "@demarc/openapi";
import { loadSpec } from "@demarc/spec";
import { readArguments, UsageError, type Help } from "./arguments.ts";
import { curlCommand } from "./curl.ts";
import { isPortTaken, mockPorts } from "./ports.ts";
import { paint, untilSignal } from "./terminal.ts";

const help: Help = {
  script: "run mock",
  text: "Serves a mock of each provider on a port of its own, and prints a curl line for each operation. Ctrl-C stops it.",
  options: { "port-offset": { type: "string", help: "add this to each port, where one is taken" } },
  providers: true,
};

/** `npm run mock -- [provider…]` */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const { providers, values } = parsed;
  const offset = Number(values["port-offset"] ?? 0);
  if (!Number.isInteger(offset))
    throw new UsageError(`--port-offset must be a whole number, not "${values["port-offset"]}".`);
  const ports = mockPorts();
  const stopped = untilSignal();
  const mocks: ServedMock[] = [];
  try {
    for (const provider of providers) {
      const port = (ports.get(provider) ?? 0) + offset;
      const { document } = await loadSpec(provider);
      const mock = await startOn(provider, port, () =>
        startMock(document, { port, onAnswer: (event) => console.log(requestLine(provider, event)) }),
      );
      if (!mock) return 1;
      mocks.push(mock);
      for (const operation of listOperations(document)) {
        const title = paint("bold", `${provider} ${operation.operationId}`);
        console.log(`\n${title}\n${curlCommand(document, operation, mock.baseUrl)}`);
      }
    }
    console.log("\nThe mocks are running. Ctrl-C stops them.\n");
    await stopped;
    return 0;
  } finally {
    await Promise.all(mocks.map((mock) => mock.stop()));
  }
}

async function startOn(
  provider: string,
  port: number,
  start: () => Promise<ServedMock>,
): Promise<ServedMock | undefined> {
  try {
    return await start();
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    console.error(
      `Port ${port} is taken, which is the one of ${provider}'s mock. Stop the program that listens there, or add \`-- --port-offset 100\`.`,
    );
    return undefined;
  }
}

function requestLine(provider: string, { method, path, status, refusals }: MockEvent): string {
  return [`${provider}  ${method} ${path}  ${status}`, ...refusals.map((text) => `    refused: ${text}`)].join("\n");
}
