import { placeOfScheme, type CredentialPlace, type OpenApiDocument, type Operation } from "@demarc/openapi";
import type { Incoming } from "./incoming.ts";

/**
 * The credentials that a request lacks; none where an alternative of the operation is complete. Any value is right: a
 * mock knows no accounts.
 */
export function missingCredentials(
  document: OpenApiDocument,
  { security }: Operation,
  request: Incoming,
): CredentialPlace[] {
  const alternatives = security.map((requirement) =>
    Object.keys(requirement).flatMap((scheme) => placeOfScheme(document, scheme) ?? []),
  );
  const lacking = alternatives.map((places) => places.filter((place) => !isThere(place, request)));
  return lacking.some((places) => places.length === 0)
    ? []
    : (lacking.toSorted((a, b) => a.length - b.length)[0] ?? []);
}

function isThere({ in: place, name, prefix }: CredentialPlace, { url, headers }: Incoming): boolean {
  if (place === "query") return Boolean(url.searchParams.get(name));
  if (place === "cookie")
    return (headers.get("cookie") ?? "").split(/;\s*/).some((pair) => pair.startsWith(`${name}=`));
  const value = headers.get(name) ?? "";
  if (prefix === undefined) return value !== "";
  // RFC 9110, 11.1: the name of the scheme is in letters of either case.
  return value.toLowerCase().startsWith(`${prefix.toLowerCase()} `) && value.length > prefix.length + 1;
}
