import { createCloudlxClient, type CloudlxClient, type CloudlxClientOptions } from "@demarc/cloudlx";

/** Our client of CloudLX with every feature turned on: hooks, a logger, renewal, retry, time limits. */
export function connectWithEverything(
  baseUrl: string,
  options: Pick<CloudlxClientOptions, "validation" | "onResponse"> = {},
): CloudlxClient {
  return createCloudlxClient({
    baseUrl,
    accessToken: () => ({ value: "token", expiresInMs: 3_600_000 }),
    onRequest() {},
    onResponse() {},
    onRetry() {},
    onDrift() {},
    logger: { debug() {}, warn() {} },
    ...options,
  });
}
