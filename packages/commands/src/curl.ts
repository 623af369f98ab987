import {
  exampleOf,
  firstRequestExample,
  successMediaTypes,
  type OpenApiDocument,
  type Operation,
  type SecurityScheme,
} from "@demarc/openapi";

/**
 * A `curl` command that calls an operation, to be pasted into a shell like bash. Everything in it comes from the
 * document: required parameters and the body from its examples, placeholders for the credentials that it asks for.
 *
 * @example curlCommand(document, operation, "http://127.0.0.1:4010")
 */
export function curlCommand(document: OpenApiDocument, operation: Operation, baseUrl: string): string {
  const sent: Sent = { query: new URLSearchParams(), headers: new Map() };
  const [accept] = successMediaTypes(operation);
  if (accept) sent.headers.set("Accept", accept);
  for (const scheme of schemes(document, operation)) authenticate(scheme, sent);

  let path = operation.path;
  for (const { node, pointer } of operation.parameters.filter(({ node }) => node.required)) {
    const value = String(exampleOf(node, pointer));
    if (node.in === "path") path = path.replace(`{${node.name}}`, encodeURIComponent(value));
    else put(sent, node.in, node.name, value);
  }
  const body = firstRequestExample(document, operation);
  if (body) sent.headers.set("Content-Type", body.mediaType);

  const query = sent.query.size > 0 ? `?${sent.query}` : "";
  return [
    `curl -X ${operation.method.toUpperCase()} ${quoted(`${baseUrl}${path}${query}`)}`,
    ...[...sent.headers].map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body ? [`-d ${quoted(JSON.stringify(body.value))}`] : []),
  ].join(" ");
}

/** In single quotes, inside which a shell takes everything as it stands, except for another single quote. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The schemes of the first alternative, which all have to be satisfied. */
function schemes(document: OpenApiDocument, operation: Operation): SecurityScheme[] {
  return Object.keys(operation.security[0] ?? {}).flatMap((name) => document.components?.securitySchemes?.[name] ?? []);
}

function authenticate({ type, scheme, in: place = "header", name = "" }: SecurityScheme, sent: Sent): void {
  if (type === "apiKey") put(sent, place, name, "anything");
  else put(sent, "header", "Authorization", scheme === "basic" ? `Basic ${btoa("user:password")}` : "Bearer token");
}

interface Sent {
  query: URLSearchParams;
  headers: Map<string, string>;
}

function put({ query, headers }: Sent, place: "query" | "header" | "cookie", name: string, value: string): void {
  if (place === "query") query.set(name, value);
  else if (place === "header") headers.set(name, value);
  else headers.set("Cookie", [headers.get("Cookie"), `${name}=${value}`].filter(Boolean).join("; "));
}
