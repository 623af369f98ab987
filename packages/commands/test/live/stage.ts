import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve, type Served } from "@demarc/mock";
import { readYaml } from "@demarc/spec";
import type { Drift } from "@demarc/contract-testing/simulator";
import { contractTests, root } from "../../src/workspace/workspace.ts";

export type App = { fetch(request: Request): Response | Promise<Response> };
type Simulate = (account: Record<string, string>, variations?: object, drift?: Drift) => App;

export const providers = ["cloudlx", "audiocodes-live", "enswitch"] as const;
export type Provider = (typeof providers)[number];

/** The simulator of a provider, and the kinds of drift that it knows. */
export async function loadSimulator(provider: Provider): Promise<{ simulate: Simulate; drifts: Drift[] }> {
  const file = (name: string) => pathToFileURL(join(root, contractTests(provider), "simulator", name));
  const { simulator } = (await import(file("mock.ts").href)) as { simulator: { as: Simulate } };
  return { simulate: simulator.as, drifts: readYaml<Drift[]>(file("drifts.yaml")) };
}

/** What a simulator knows the caller by, of the variables that hold it. */
export function accountOf(provider: Provider, value: (variable: string) => string): Record<string, string> {
  if (provider === "cloudlx")
    return {
      accessToken: value("CLOUDLX_ACCESS_TOKEN"),
      clientId: value("CLOUDLX_CLIENT_ID"),
      clientSecret: value("CLOUDLX_CLIENT_SECRET"),
    };
  if (provider === "enswitch")
    return {
      username: value("ENSWITCH_USERNAME"),
      password: value("ENSWITCH_PASSWORD"),
      authToken: value("ENSWITCH_AUTH_TOKEN"),
    };
  return Object.fromEntries(
    Object.entries({
      accessToken: "ACCESS_TOKEN",
      tenantId: "TENANT_ID",
      clientId: "CLIENT_ID",
      clientSecret: "CLIENT_SECRET",
      scope: "SCOPE",
    }).map(([key, name]) => [key, value(`AUDIOCODES_LIVE_${name}`)]),
  );
}

/** Serves an application for each provider, and gives the variables that lead there. */
export async function raise(
  apps: Record<Provider, App>,
): Promise<{ addresses: Record<string, string>; stop(): Promise<void> }> {
  const served = Object.fromEntries(
    await Promise.all(providers.map(async (provider) => [provider, await serve(apps[provider])] as const)),
  ) as Record<Provider, Served>;
  return {
    addresses: {
      CLOUDLX_BASE_URL: served.cloudlx.origin,
      AUDIOCODES_LIVE_BASE_URL: `${served["audiocodes-live"].origin}/tenantui`,
      AUDIOCODES_LIVE_AUTHORITY: served["audiocodes-live"].origin,
      ENSWITCH_BASE_URL: `${served.enswitch.origin}/api/json`,
    },
    stop: async () => void (await Promise.all(Object.values(served).map((server) => server.stop()))),
  };
}
