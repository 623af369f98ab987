import type { OpenApiDocument } from "@demarc/openapi";
import { basePath, prismInProcess } from "./prism.ts";
import type { Mock, MockOptions } from "./protocol.ts";
import { serve, type ServeOptions } from "./serve.ts";
import { strictPrism } from "./strict.ts";

/**
 * A mock of a document in this process, strict in what it takes and in what it answers with.
 *
 * @param document a bundled OpenAPI 3.1 document, whose references all point inside it
 */
export function createMock(document: OpenApiDocument, options?: MockOptions): Mock {
  return strictPrism(document, prismInProcess(document), basePath(document), options);
}

/** A mock that answers over HTTP. */
export interface ServedMock extends Mock {
  stop(): Promise<void>;
}

/**
 * The same mock, served on this machine. It has to be stopped.
 *
 * @throws where the port is taken, with the platform's error (`EADDRINUSE`)
 */
export async function startMock(
  document: OpenApiDocument,
  options: MockOptions & ServeOptions = {},
): Promise<ServedMock> {
  const mock = createMock(document, options);
  const { origin, stop } = await serve(mock, options);
  const baseUrl = `${origin}${basePath(document)}`;
  return { ...mock, name: "served mock (Prism)", baseUrl, fetch: (request) => fetch(request), stop };
}
