import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "@demarc/mock";
import { readYaml } from "@demarc/spec";
import type { App, Drift, LiveSuite } from "@demarc/contract-testing/simulator";
import { contractTests, listProviders, root } from "../../src/workspace/workspace.ts";

export const providers = listProviders();

/** The simulator of a provider, and the kinds of drift that it knows. */
export async function loadSuite(provider: string): Promise<LiveSuite & { drifts: Drift[] }> {
  const file = (name: string) => pathToFileURL(join(root, contractTests(provider), "simulator", name));
  const { suite } = (await import(file("suite.ts").href)) as { suite: LiveSuite };
  return { ...suite, drifts: readYaml<Drift[]>(file("drifts.yaml")) };
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
