import {
  placeOfScheme,
  successMediaTypes,
  templateInUrl,
  writeBody,
  writeCredential,
  writeParameter,
  type OpenApiDocument,
  type Operation,
  type Pairs,
} from "@demarc/openapi";
import type { ContractCase } from "../model/case.ts";

/** A value for each security scheme, for mocks. Any will do, and these are no one's. */
export function placeholderCredentials(schemes: readonly string[]): Record<string, string> {
  return Object.fromEntries(schemes.map((name) => [name, `demarc-${name}`]));
}

/**
 * The request of a case as the document says it goes out, for what a client cannot or will not send.
 *
 * @param credentials by the name of their security scheme
 */
export function buildRequest(
  document: OpenApiDocument,
  operation: Operation,
  { args, raw = {}, accept }: ContractCase,
  baseUrl: string,
  credentials: Record<string, string>,
  headers: Record<string, string>,
): Request {
  const query: Pairs = [];
  const cookies: Pairs = [];
  const sent = new Headers({ accept: accept ?? (successMediaTypes(operation).join(", ") || "*/*"), ...headers });
  let path = templateInUrl(operation.path);
  for (const { node } of operation.parameters) {
    const value = args[node.in]?.[node.name];
    if (value === undefined) continue;
    const pairs = writeParameter(node, value);
    if (node.in === "path") path = path.replace(`{${node.name}}`, encodeURIComponent(pairs[0]?.[1] ?? ""));
    else if (node.in === "query") query.push(...pairs);
    else if (node.in === "cookie") cookies.push(...pairs);
    else for (const [name, text] of pairs) sent.set(name, text);
  }
  for (const [scheme, value] of Object.entries(credentials)) {
    const place = placeOfScheme(document, scheme);
    if (!place) continue;
    const text = writeCredential(place, place.prefix === "Basic" ? `${value}:${value}` : value);
    if (place.in === "query") query.push([place.name, text]);
    else if (place.in === "cookie") cookies.push([place.name, text]);
    else sent.set(place.name, text);
  }
  if (cookies.length > 0)
    sent.set("cookie", cookies.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join("; "));
  const type = raw.contentType ?? Object.keys(operation.requestBody?.node.content ?? {})[0];
  const written = type !== undefined && args.body !== undefined ? writeBody(type, args.body) : undefined;
  const text = raw.text ?? written?.text;
  const method = raw.method ?? operation.method.toUpperCase();
  if (text !== undefined && type)
    sent.set("content-type", raw.text === undefined ? (written?.contentType ?? type) : type);
  const search = new URLSearchParams([...query, ...(raw.query ?? [])]).toString();
  return new Request(`${baseUrl}${raw.path ?? path}${search && `?${search}`}`, {
    method,
    headers: sent,
    ...(text !== undefined && method !== "GET" && { body: text }),
  });
}
