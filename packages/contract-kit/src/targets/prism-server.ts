import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { OpenApiDocument } from "@demarc/spec";
import type { Target } from "../target.ts";
import { readsRequests, silent } from "./prism.ts";

/**
 * Prism as a server on a free port of this machine, as its command line starts it. It has to be stopped.
 *
 * @param cors whether pages of other origins may ask it
 */
export async function prismServer(document: OpenApiDocument, cors = false): Promise<Target> {
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    components: { logger: silent as never },
    cors,
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: readsRequests(document),
      validateResponse: false,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  } as never);
  const baseUrl = await server.listen(0, "127.0.0.1");
  return {
    name: "Prism as a server",
    baseUrl,
    fetch: (request) => fetch(request),
    stop: () => server.close().then(() => undefined),
  };
}
