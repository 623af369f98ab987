import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { listOperations } from "@demarc/openapi";
import { terminalLine } from "@demarc/openapi/visible";
import { startMock, type ServedMock } from "../mock.ts";
import type { MockEvent } from "../protocol.ts";
import { loadProvider } from "../providers/providers.ts";
import { curlCommand } from "./curl.ts";
import { faultTexts, isStateful, type MockSettings } from "./options.ts";

/** Mocks that are being served. */
export interface RunningMocks {
  /** A title and a curl command for each operation. */
  lines: { title: string; command: string }[];
  /** Stops them, and keeps the state where that was asked for. */
  stop(): Promise<void>;
}

/**
 * Serves the mocks of providers, each on its own port, and prints a line for each request.
 *
 * @throws where a port is taken or an option makes no sense; then none is left running
 */
export async function serveMocks(
  providers: readonly string[],
  settings: MockSettings,
  print: (line: string) => void,
): Promise<RunningMocks> {
  const { flags, texts } = settings;
  const file = texts["data"];
  if (flags.has("save") && file === undefined) throw new Error("--save needs --data with the file to write to.");
  const data = file !== undefined && existsSync(file) ? readData(file) : {};
  const mocks = new Map<string, ServedMock>();
  const stop = () => Promise.all([...mocks.values()].map((mock) => mock.stop()));
  const lines: RunningMocks["lines"] = [];
  try {
    for (const provider of providers) {
      const source = await loadProvider(provider);
      const port = source.port + Number(texts["port-offset"] ?? 0);
      const mock = await startMock(provider, {
        port,
        cors: true,
        stateful: isStateful(settings),
        data: data[provider],
        faults: faultTexts(settings),
        onAnswer: (event) => print(requestLine(provider, event)),
      }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EADDRINUSE") throw error;
        const advice = "Stop the program that listens on it, or add `--port-offset 100` to the command.";
        throw new Error(`Port ${port} is taken. ${advice}`, { cause: error });
      });
      mocks.set(provider, mock);
      const document = await source.document();
      for (const operation of listOperations(document))
        lines.push({
          title: `${provider} ${operation.operationId}`,
          command: curlCommand(document, operation, mock.baseUrl),
        });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    lines,
    async stop() {
      await stop();
      if (!flags.has("save") || file === undefined) return;
      const states = Object.fromEntries([...mocks].map(([provider, mock]) => [provider, mock.state()]));
      writeFileSync(file, `${JSON.stringify({ ...data, ...states }, null, 2)}\n`);
    },
  };
}

/** The ways in which each provider may differ from its document, a line for each. */
export async function driftLines(providers: readonly string[]): Promise<string[]> {
  const lists = providers.map(async (provider) => {
    const { drifts } = await (await loadProvider(provider)).simulator();
    return drifts.map(({ kind, title }) => `${provider}  ${kind}: ${title}`);
  });
  return (await Promise.all(lists)).flat();
}

function readData(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function requestLine(provider: string, { method, path, status, refusals, differences }: MockEvent): string {
  return [
    `${provider}  ${method} ${path}  ${status}`,
    ...refusals.map((text) => `    refused: ${text}`),
    ...differences.map((text) => `    not as documented: ${text}`),
  ]
    .map(terminalLine)
    .join("\n");
}
