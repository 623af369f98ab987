import type { OpenApiDocument } from "@demarc/openapi";
import { basePath } from "./request/routes.ts";
import type { MockOptions, WatchedMock } from "./protocol.ts";
import { loadProvider } from "./providers/providers.ts";
import { serve, type ServeOptions } from "./serve.ts";
import { watchedMock } from "./watched.ts";

/**
 * A mock of a document in this process, strict in what it takes and in what it answers with.
 *
 * @param document a bundled OpenAPI 3.1 document, whose references all point inside it
 */
export function createMock(document: OpenApiDocument, options?: MockOptions): WatchedMock {
  return watchedMock(document, basePath(document), options);
}

/** Options of the mock of a provider that this package has. */
export interface ProviderOptions extends Omit<MockOptions, "simulator"> {
  /** Whether what is written stays, and can be read again. */
  stateful?: boolean | undefined;
}

/**
 * The mock of a provider in this process.
 *
 * @param provider its name: `telco`
 * @throws where there is no such provider
 */
export async function mockOf(provider: string, options: ProviderOptions = {}): Promise<WatchedMock> {
  const { document, simulator } = await loadProvider(provider);
  const isStateful = options.stateful ?? (options.data !== undefined || options.faults?.drift !== undefined);
  return createMock(await document(), { ...options, ...(isStateful && { simulator: await simulator() }) });
}

/** Where the command and the published program serve the mock of a provider. */
export async function mockUrl(provider: string): Promise<string> {
  const { port, document } = await loadProvider(provider);
  return `http://127.0.0.1:${port}${basePath(await document())}`;
}

/** A mock that answers over HTTP. */
export interface ServedMock extends WatchedMock {
  stop(): Promise<void>;
}

/**
 * The same mock, served on this machine. It has to be stopped.
 *
 * @param mocked a bundled document, or the name of a provider that this package has
 * @throws where the port is taken, with the platform's error (`EADDRINUSE`)
 * @example const mock = await startMock("telco", { stateful: true });
 */
export async function startMock(
  mocked: OpenApiDocument | string,
  options: MockOptions & ProviderOptions & ServeOptions = {},
): Promise<ServedMock> {
  const mock = typeof mocked === "string" ? await mockOf(mocked, options) : createMock(mocked, options);
  const { origin, stop } = await serve(mock, options);
  const baseUrl = `${origin}${new URL(mock.baseUrl).pathname}`.replace(/\/$/, "");
  return {
    ...mock,
    name: mock.name.replace("in-process", "served"),
    baseUrl,
    fetch: (request) => fetch(request),
    stop,
  };
}
