import {
  exampleOf,
  firstRequestExample,
  isShown,
  placeOfScheme,
  serverUrl,
  successMediaTypes,
  writeCredential,
  type Json,
  type OpenApiDocument,
  type Operation,
  type Server,
} from "@demarc/openapi";

/** A call as the document's examples have it, with placeholders for what only the caller knows. */
export type ExampleCall = ReturnType<typeof exampleCall>;

/**
 * The call that samples show: what the document requires, from its first examples, nothing more.
 *
 * @param credential what stands for a credential, by the name of its scheme
 * @throws where a required parameter has no example, with its JSON pointer
 */
export function exampleCall(document: OpenApiDocument, operation: Operation, credential = placeholder) {
  const path: Record<string, Json> = {};
  const query: Record<string, Json> = {};
  const headers: Record<string, string> = {};
  /** Query parameters that carry credentials. */
  const credentials: Record<string, string> = {};
  const [accept] = successMediaTypes(operation);
  if (accept) headers["Accept"] = accept;
  for (const name of Object.keys(operation.security[0] ?? {})) {
    const place = placeOfScheme(document, name);
    if (!place || place.in === "cookie" || place.prefix === "Basic")
      throw new Error(
        `/components/securitySchemes/${name}: the samples show credentials in query or header as they are. Add the new kind to packages/api-docs/src/samples/request.ts.`,
      );
    (place.in === "query" ? credentials : headers)[place.name] = writeCredential(place, credential(name));
  }
  for (const { node, pointer } of operation.parameters) {
    if (!isShown(operation, node)) continue;
    if (node.in === "path") path[node.name] = exampleOf(node, pointer);
    else if (node.in === "query") query[node.name] = exampleOf(node, pointer);
    else headers[node.in === "header" ? node.name : "Cookie"] = String(exampleOf(node, pointer));
  }
  const body = firstRequestExample(document, operation);
  if (body) headers["Content-Type"] = body.mediaType;
  const filled = operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  // Without the query.
  const url = serverUrl(sampleServer(document)) + filled;
  return { method: operation.method.toUpperCase(), url, path, query, headers, credentials, body };
}

/** The server that samples call: one to try things on, where the document names one. */
export function sampleServer(document: OpenApiDocument): Server | undefined {
  return document.servers?.find((server) => server["x-name"] === "demo") ?? document.servers?.[0];
}

/** What stands for a credential in a sample: `accessToken` gives `YOUR_ACCESS_TOKEN`. */
export function placeholder(name: string): string {
  return `YOUR_${constant(name)}`;
}

/** `accessToken` or `big-telco` in capitals: `ACCESS_TOKEN`, `BIG_TELCO`. */
export function constant(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toUpperCase();
}
