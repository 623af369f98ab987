import type { OpenApiDocument, Parameter, Reference, Schema, SecurityScheme } from "../document.ts";
import { isOrdinary } from "../operations.ts";
import { resolve } from "../pointer.ts";

/** Where a credential stands in a request. */
export interface CredentialPlace {
  in: "header" | "query" | "cookie";
  /** As the document spells it. */
  name: string;
  /** What stands before the credential in a header: `Bearer`, `Basic`. */
  prefix?: string;
}

/**
 * Where the credential of a security scheme goes (OpenAPI 3.1, 4.8.27): an `apiKey` where it says; a token of `http`,
 * `oauth2` and `openIdConnect` into Authorization.
 */
export function credentialPlace({ type, scheme, in: place, name = "" }: SecurityScheme): CredentialPlace {
  if (type === "apiKey") return { in: place ?? "header", name };
  const isBasic = type === "http" && scheme?.toLowerCase() === "basic";
  return { in: "header", name: "Authorization", prefix: isBasic ? "Basic" : "Bearer" };
}

/** The security schemes of a document by name, with the place of their credential. */
export function credentialPlaces(document: OpenApiDocument): [name: string, place: CredentialPlace][] {
  return Object.keys(document.components?.securitySchemes ?? {}).flatMap((name) => {
    const place = placeOfScheme(document, name);
    return place ? [[name, place] as [string, CredentialPlace]] : [];
  });
}

/** Whether a caller gives a parameter: HTTP has its own, and what is a credential as well goes by its security scheme. */
export function isOwn(document: OpenApiDocument, node: Parameter): boolean {
  const isCredential = credentialPlaces(document).some(
    ([, place]) => place.in === node.in && place.name.toLowerCase() === node.name.toLowerCase(),
  );
  return !isOrdinary(node) && !isCredential;
}

/** The place of one scheme's credential; undefined where there is no such scheme, or where it is the connection's. */
export function placeOfScheme(document: OpenApiDocument, name: string): CredentialPlace | undefined {
  const scheme = document.components?.securitySchemes?.[name];
  return scheme && scheme.type !== "mutualTLS" ? credentialPlace(resolve(document, scheme)) : undefined;
}

/** A credential as it stands in its place: with its prefix, and of `Basic` in base64. */
export function writeCredential({ prefix }: CredentialPlace, credential: string): string {
  if (prefix === undefined) return credential;
  return `${prefix} ${prefix === "Basic" ? btoa(credential) : credential}`;
}

const secrets = new WeakMap<OpenApiDocument, ReadonlySet<string>>();

/**
 * The names, in small letters, of headers, parameters and fields that a document says to be secret: those of credentials,
 * and those with `x-secret`.
 */
export function secretFields(document: OpenApiDocument): ReadonlySet<string> {
  const known = secrets.get(document);
  if (known) return known;
  const names = credentialPlaces(document).map(([, { name }]) => name);
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { properties, name, schema } = node as { properties?: unknown; name?: unknown; schema?: Schema };
    if (typeof name === "string" && (isSecret(document, node) || isSecret(document, schema))) names.push(name);
    if (typeof properties === "object" && properties !== null)
      for (const [key, field] of Object.entries(properties)) if (isSecret(document, field)) names.push(key);
    for (const child of Object.values(node)) visit(child);
  };
  visit(document.paths);
  visit(document.components);
  const found = new Set(names.map((name) => name.toLowerCase()));
  secrets.set(document, found);
  return found;
}

function isSecret(document: OpenApiDocument, node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  return "x-secret" in node || ("$ref" in node && "x-secret" in resolve<object>(document, node as Reference));
}

/** The names of query parameters that carry credentials. */
export function credentialParameters(document: OpenApiDocument): string[] {
  return credentialPlaces(document).flatMap(([, place]) => (place.in === "query" ? [place.name] : []));
}

/** The request without the credentials of some security schemes, as if the caller had forgotten them. */
export function withoutCredentials(document: OpenApiDocument, request: Request, schemes: readonly string[]): Request {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const scheme of schemes) {
    const place = placeOfScheme(document, scheme);
    if (place?.in === "query") url.searchParams.delete(place.name);
    else if (place?.in === "header") headers.delete(place.name);
    else if (place?.in === "cookie") headers.set("cookie", cookiesWithout(headers.get("cookie") ?? "", place.name));
  }
  return new Request(new Request(url, request), { headers });
}

function cookiesWithout(cookies: string, name: string): string {
  const kept = cookies.split("; ").filter((cookie) => !cookie.startsWith(`${name}=`));
  return kept.join("; ");
}
