import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contractTests, listProviders, root } from "./workspace.ts";

/**
 * The port of each provider's mock, as `contract-tests/<provider>/package.json` has it.
 *
 * @throws where one has none, or two have the same
 */
export function mockPorts(read: (provider: string) => unknown = readMockPort): Map<string, number> {
  const ports = new Map<string, number>();
  for (const provider of listProviders()) {
    const manifest = `${contractTests(provider)}/package.json`;
    const port = read(provider);
    if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(
        `${manifest} has no port for the mock. Add "demarc": { "mockPort": 4013 } with a number that is free.`,
      );
    }
    const twin = [...ports].find(([, other]) => other === port)?.[0];
    if (twin)
      throw new Error(
        `${manifest} has the mock port ${port}, which ${contractTests(twin)}/package.json has too. Choose another.`,
      );
    ports.set(provider, port);
  }
  return ports;
}

function readMockPort(provider: string): unknown {
  const manifest = JSON.parse(readFileSync(join(root, contractTests(provider), "package.json"), "utf8")) as {
    demarc?: { mockPort?: unknown };
  };
  return manifest.demarc?.mockPort;
}

/**
 * Starts something that listens on a port.
 *
 * @param option what to add to the command where the port is taken
 * @throws where it is, in words for the user
 */
export async function listenOn<T>(port: number, option: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as { code?: unknown }).code !== "EADDRINUSE") throw error;
    const advice = `Stop the program that listens on it, or add \`-- ${option}\` to the command.`;
    throw new Error(`Port ${port} is taken. ${advice}`, { cause: error });
  }
}
