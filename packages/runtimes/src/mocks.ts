import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { listProviders, loadSpec } from "@demarc/spec";

const silent = { level: "silent", child: () => silent, trace() {}, debug() {}, info() {}, success() {}, warn() {}, error() {}, fatal() {}, silent() {} };

export interface Mocks {
  /** Base URLs by provider. */
  urls: Record<string, string>;
  close(): Promise<void>;
}

/** Prism's own server for each provider on a free port of this machine, open to pages of other origins. */
export async function startMocks(): Promise<Mocks> {
  const servers = await Promise.all(
    listProviders().map(async (provider) => {
      const operations = await getHttpOperationsFromSpec((await loadSpec(provider)).document);
      const config = { isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: false, errors: false, mock: { dynamic: false }, upstreamProxy: undefined };
      const server = createServer(operations, { components: { logger: silent as never }, cors: true, config } as never);
      return { provider, server, url: await server.listen(0, "127.0.0.1") };
    }),
  );
  return {
    urls: Object.fromEntries(servers.map(({ provider, url }) => [provider, url])),
    close: async () => void (await Promise.all(servers.map(({ server }) => server.close()))),
  };
}
