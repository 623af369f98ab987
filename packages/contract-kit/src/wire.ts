import { successMediaTypes, type Operation, type SecurityScheme, type Spec } from "@demarc/spec";
import type { ContractCase } from "./cases/case.ts";
import { isJson } from "./media-type.ts";
import { writeParameter, type Pairs } from "./parameters/style.ts";

/** A value for each security scheme, for mocks. Any will do, and these are no one's. */
export function placeholderCredentials(schemes: string[]): Record<string, string> {
  return Object.fromEntries(schemes.map((name) => [name, `demarc-${name}`]));
}

/** The request without the credentials of some security schemes, as if the caller had forgotten them. */
export function withoutSchemes(spec: Spec, request: Request, schemes: string[]): Request {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of schemes) {
    const scheme = spec.document.components?.securitySchemes?.[name] as SecurityScheme | undefined;
    if (!scheme) continue;
    if (scheme.in === "header") headers.delete(scheme.name ?? "");
    else if (scheme.in === "query") url.searchParams.delete(scheme.name ?? "");
    else if (scheme.in === "cookie")
      headers.set(
        "cookie",
        (headers.get("cookie") ?? "")
          .split("; ")
          .filter((part) => !part.startsWith(`${scheme.name}=`))
          .join("; "),
      );
    else headers.delete("authorization");
  }
  return new Request(new Request(url, request), { headers });
}

/**
 * The request of a case as the document says it goes over the wire, for what a client cannot or will not send.
 *
 * @param credentials by the name of their security scheme
 */
export function writeRequest(
  spec: Spec,
  operation: Operation,
  { args, wire = {}, accept }: ContractCase,
  baseUrl: string,
  credentials: Record<string, string>,
  headers: Record<string, string>,
): Request {
  const query: Pairs = [];
  const cookies: Pairs = [];
  const sent = new Headers({ accept: accept ?? (successMediaTypes(operation).join(", ") || "*/*"), ...headers });
  let path = operation.path;
  for (const { node } of operation.parameters) {
    const value = args[node.in]?.[node.name];
    if (value === undefined) continue;
    const pairs = writeParameter(node, value);
    if (node.in === "path") path = path.replace(`{${node.name}}`, encodeURIComponent(pairs[0]?.[1] ?? ""));
    else if (node.in === "query") query.push(...pairs);
    else if (node.in === "cookie") cookies.push(...pairs);
    else for (const [name, text] of pairs) sent.set(name, text);
  }
  for (const [name, value] of Object.entries(credentials)) {
    const scheme = spec.document.components?.securitySchemes?.[name] as SecurityScheme | undefined;
    if (!scheme) continue;
    if (scheme.in === "query") query.push([scheme.name ?? "", value]);
    else if (scheme.in === "cookie") cookies.push([scheme.name ?? "", value]);
    else if (scheme.in === "header") sent.set(scheme.name ?? "", value);
    else
      sent.set(
        "authorization",
        scheme.type === "http" && scheme.scheme?.toLowerCase() === "basic"
          ? `Basic ${btoa(`${value}:${value}`)}`
          : `Bearer ${value}`,
      );
  }
  if (cookies.length > 0)
    sent.set("cookie", cookies.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join("; "));
  const type = wire.contentType ?? Object.keys(operation.requestBody?.node.content ?? {})[0];
  const text = wire.text ?? writeBody(type, args.body);
  const method = wire.method ?? operation.method.toUpperCase();
  if (text !== undefined && type) sent.set("content-type", type);
  const search = new URLSearchParams([...query, ...(wire.query ?? [])]).toString();
  return new Request(`${baseUrl}${wire.path ?? path}${search && `?${search}`}`, {
    method,
    headers: sent,
    ...(text !== undefined && method !== "GET" && { body: text }),
  });
}

function writeBody(type: string | undefined, body: unknown): string | undefined {
  if (body === undefined) return undefined;
  if (type === "application/x-www-form-urlencoded" && typeof body === "object" && body !== null) {
    return new URLSearchParams(
      Object.entries(body).flatMap(([name, value]) => writeParameter({ name, in: "query" }, value)),
    ).toString();
  }
  return typeof body === "string" && !isJson(type) ? body : JSON.stringify(body);
}
