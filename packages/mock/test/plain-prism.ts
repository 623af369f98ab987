import type { IHttpMockConfig, IHttpRequest } from "@stoplight/prism-http";
import { createInstance, getHttpOperationsFromSpec, ProblemJsonError } from "@stoplight/prism-http";
import { isJson, type OpenApiDocument } from "@demarc/openapi";

const silent: object = new Proxy({}, { get: (_, name) => (name === "child" ? () => silent : () => {}) });

/** Prism as it reads requests by itself: what its canaries are about. */
export function plainPrism(document: OpenApiDocument) {
  const operations = getHttpOperationsFromSpec(structuredClone(document) as object);
  return {
    baseUrl: "http://localhost",
    async fetch(request: Request): Promise<{ status: number }> {
      const { pathname: path, searchParams } = new URL(request.url);
      const text = await request.text();
      const headers = Object.fromEntries(request.headers);
      const config: IHttpMockConfig = {
        isProxy: false,
        checkSecurity: true,
        validateRequest: true,
        validateResponse: false,
        errors: false,
        upstreamProxy: undefined,
        mock: { dynamic: false },
      };
      const sent = {
        method: request.method.toLowerCase(),
        url: { path, query: Object.fromEntries(searchParams) },
        // Prism looks at the media type of a body only where there is a length.
        headers: text === "" ? headers : { ...headers, "content-length": String(text.length) },
        ...(text !== "" && { body: isJson(headers["content-type"]) ? (JSON.parse(text) as unknown) : text }),
      };
      const instance = createInstance(config, { logger: silent as Parameters<typeof createInstance>[1]["logger"] });
      const answer = (await instance.request(sent as IHttpRequest, await operations, config)()) as
        | { _tag: "Right"; right: { output: { statusCode: number } } }
        | { _tag: "Left"; left: Error };
      if (answer._tag === "Right") return { status: answer.right.output.statusCode };
      return { status: ProblemJsonError.toProblemJson(answer.left).status };
    },
  };
}
