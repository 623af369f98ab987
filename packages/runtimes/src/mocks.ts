import { prismServer } from "@demarc/contract-kit/prism-server";
import { listProviders, loadSpec } from "@demarc/spec";

export interface Mocks {
  /** Base URLs by provider. */
  urls: Record<string, string>;
  close(): Promise<void>;
}

/** Prism's own server for each provider on a free port of this machine, open to pages of other origins. */
export async function startMocks(): Promise<Mocks> {
  const servers = await Promise.all(
    listProviders().map(async (provider) => ({
      provider,
      server: await prismServer((await loadSpec(provider)).document, true),
    })),
  );
  return {
    urls: Object.fromEntries(servers.map(({ provider, server }) => [provider, server.baseUrl])),
    close: async () => void (await Promise.all(servers.map(({ server }) => server.stop?.()))),
  };
}
