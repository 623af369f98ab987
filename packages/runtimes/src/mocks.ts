import { startMock } from "@demarc/mock";
import { listProviders, loadSpec } from "@demarc/spec";

export interface Mocks {
  /** Base URLs by provider. */
  urls: Record<string, string>;
  close(): Promise<void>;
}

/** The mock of each provider on a free port of this machine, open to pages of other origins. */
export async function startMocks(): Promise<Mocks> {
  const started = await Promise.all(
    listProviders().map(async (provider) => {
      const mock = await startMock((await loadSpec(provider)).document, { cors: true });
      return [provider, mock] as const;
    }),
  );
  return {
    urls: Object.fromEntries(started.map(([provider, { baseUrl }]) => [provider, baseUrl])),
    close: async () => void (await Promise.all(started.map(([, mock]) => mock.stop()))),
  };
}
