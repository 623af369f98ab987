import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contractTests, listProviders } from "./workspace.ts";

/**
 * The port of each provider's mock, as `contract-tests/<provider>/package.json` has it.
 *
 * @throws where one names none, or two name the same
 */
export function mockPorts(read: (provider: string) => unknown = readMockPort): Map<string, number> {
  const ports = new Map<string, number>();
  for (const provider of listProviders()) {
    const manifest = `contract-tests/${provider}/package.json`;
    const port = read(provider);
    if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(
        `${manifest} names no port for the mock. Add "demarc": { "mockPort": 4013 } with a number that is free.`,
      );
    }
    const twin = [...ports].find(([, other]) => other === port)?.[0];
    if (twin)
      throw new Error(
        `${manifest} names the mock port ${port}, which contract-tests/${twin}/package.json has already. Choose another.`,
      );
    ports.set(provider, port);
  }
  return ports;
}

function readMockPort(provider: string): unknown {
  const manifest = JSON.parse(readFileSync(join(contractTests(provider), "package.json"), "utf8")) as {
    demarc?: { mockPort?: unknown };
  };
  return manifest.demarc?.mockPort;
}

/** Whether something could not be served because a program listens on the port already. */
export function isPortTaken(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === "EADDRINUSE";
}
