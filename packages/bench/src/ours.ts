import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { createCloudlxClient, type CloudlxClient, type CloudlxClientOptions } from "@demarc/cloudlx";

/** Our client of CloudLX with everything on that can be: hooks, a logger, renewal, retry, time limits. */
export function connectWithEverything(baseUrl: string, options: Pick<CloudlxClientOptions, "validation" | "onResponse"> = {}): CloudlxClient {
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

/** The validation of CloudLX's answers, as it is with no options. Undefined where the package has no such entry point. */
export async function findValidation(): Promise<CloudlxClientOptions["validation"]> {
  const file = resolve("@demarc/cloudlx/validation");
  if (file === undefined) return undefined;
  const { validation } = (await import(pathToFileURL(file).href)) as { validation: () => NonNullable<CloudlxClientOptions["validation"]> };
  return validation();
}

function resolve(module: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(module);
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return undefined;
    throw error;
  }
}
