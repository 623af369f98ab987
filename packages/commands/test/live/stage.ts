import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "@demarc/mock";
import { readYaml } from "@demarc/spec";
import { addressesOf, type App, type Drift, type Simulator } from "@demarc/contract-testing/simulator";
import { loadLive } from "../../src/commands/live-providers.ts";
import { contractTests, listProviders, root } from "../../src/workspace/workspace.ts";

export const providers = listProviders();

/** The simulator of a provider, and the kinds of drift that it knows. */
export async function loadSuite(provider: string) {
  const file = (name: string) => pathToFileURL(join(root, contractTests(provider), "simulator", name));
  const { simulator } = (await import(file("mock.ts").href)) as { simulator: Simulator };
  const definition = await loadLive(provider);
  const addresses = (origin: string) => addressesOf(definition, origin);
  return { simulate: simulator.as, addresses, drifts: readYaml<Drift[]>(file("drifts.yaml")) };
}

const suites = new Map(await Promise.all(providers.map(async (name) => [name, await loadSuite(name)] as const)));

/** The variables that lead to an origin for each provider. */
export function addressesAt(originOf: (provider: string) => string): Record<string, string> {
  return Object.assign({}, ...[...suites].map(([name, { addresses }]) => addresses(originOf(name))));
}

/** Serves an application for each provider, and gives the variables that lead there. */
export async function raise(
  apps: ReadonlyMap<string, App>,
): Promise<{ addresses: Record<string, string>; stop(): Promise<void> }> {
  const served = new Map(
    await Promise.all([...apps].map(async ([provider, app]) => [provider, await serve(app)] as const)),
  );
  return {
    addresses: addressesAt((provider) => served.get(provider)?.origin ?? ""),
    stop: async () => void (await Promise.all([...served.values()].map((server) => server.stop()))),
  };
}
