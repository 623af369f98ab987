import type { Operation } from "@demarc/spec";
import type { Promised } from "./context.ts";
import type { Disagreement } from "./provider.ts";
import type { LiveExchange } from "./wire.ts";

/**
 * What makes a 401 the provider's change rather than the caller's slip: it asks for another scheme than the
 * document has, or refuses a token that it issued itself a moment before.
 *
 * @param issuer the origin that issued the token in use. Where another one did, its scope may be wrong instead.
 */
export function authChange(
  { spec }: Promised,
  operation: Operation,
  { request, response }: LiveExchange,
  issuer: string | undefined,
): Disagreement | undefined {
  const [scheme] = Object.keys(operation.security[0] ?? {});
  const change = (pointer: string, found: string): Disagreement => ({
    pointer,
    specPointer: `/components/securitySchemes/${scheme}`,
    expected: "the credentials to be accepted as the document says",
    found,
  });
  const asked = response.headers["www-authenticate"];
  const documented = Object.values(spec.document.components?.securitySchemes ?? {}).flatMap(
    (known) => known.scheme?.toLowerCase() ?? [],
  );
  if (asked !== undefined && documented.length > 0 && !documented.some((name) => asked.toLowerCase().includes(name)))
    return change("/headers/www-authenticate", `401, asking for ${asked.slice(0, 80)}`);
  return issuer === new URL(request.url).origin
    ? change("/status", "401 to a token that was issued a moment before")
    : undefined;
}
