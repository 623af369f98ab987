import {
  exampleOf,
  firstRequestExample,
  isShown,
  placeOfScheme,
  serverUrl,
  successMediaTypes,
  writeCredential,
  type CredentialPlace,
  type Json,
  type OpenApiDocument,
  type Operation,
  type Server,
} from "@demarc/openapi";

/** A call as the document's examples have it, with placeholders for what only the caller knows. */
export interface ExampleCall {
  method: string;
  /** Without the query. */
  url: string;
  path: Record<string, Json>;
  query: Record<string, Json>;
  headers: Record<string, string>;
  /** Query parameters that carry credentials. */
  credentials: Record<string, string>;
  body?: { mediaType: string; value: Json };
}

/**
 * The call that samples show: what the document requires, from its first examples, nothing more.
 *
 * @param credential what stands for a credential, by the name of its scheme
 * @throws where a required parameter has no example, with its JSON pointer
 */
export function exampleCall(
  document: OpenApiDocument,
  operation: Operation,
  credential: (name: string) => string = placeholder,
): ExampleCall {
  const call: ExampleCall = {
    method: operation.method.toUpperCase(),
    url: "",
    path: {},
    query: {},
    headers: {},
    credentials: {},
  };
  const [accept] = successMediaTypes(operation);
  if (accept) call.headers["Accept"] = accept;
  for (const name of Object.keys(operation.security[0] ?? {}))
    authenticate(call, name, placeOfScheme(document, name), credential);
  for (const { node, pointer } of operation.parameters) {
    if (!isShown(operation, node)) continue;
    if (node.in === "path") call.path[node.name] = exampleOf(node, pointer);
    else if (node.in === "query") call.query[node.name] = exampleOf(node, pointer);
    else call.headers[node.in === "header" ? node.name : "Cookie"] = String(exampleOf(node, pointer));
  }
  const body = firstRequestExample(document, operation);
  if (body) Object.assign(call, { body, headers: { ...call.headers, "Content-Type": body.mediaType } });
  const path = operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(call.path[name])),
  );
  call.url = serverUrl(sampleServer(document)) + path;
  return call;
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

function authenticate(
  call: ExampleCall,
  name: string,
  place: CredentialPlace | undefined,
  credential: (name: string) => string,
): void {
  if (!place || place.in === "cookie" || place.prefix === "Basic")
    throw new Error(
      `/components/securitySchemes/${name}: the samples show credentials in query or header as they are. Add the new kind to packages/api-docs/src/samples/request.ts.`,
    );
  const target = place.in === "query" ? call.credentials : call.headers;
  target[place.name] = writeCredential(place, credential(name));
}
