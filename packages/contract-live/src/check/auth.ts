import type { Observation } from "@demarc/contract";
import type { LiveCall, LiveExchange } from "../model/call.ts";
import { unmetBy } from "../model/observation.ts";
import { operationOf, type ProviderSpec } from "../model/provider-spec.ts";

/**
 * The observation that makes a 401 the provider's change rather than the caller's mistake: the provider asks for a
 * scheme that is not documented, or refuses a token that it issued itself a moment before.
 *
 * @param issuer the origin that issued the token in use. A token of another origin may have the wrong scope instead.
 */
export function authChange(
  providerSpec: ProviderSpec,
  call: LiveCall,
  { request, response }: LiveExchange,
  issuer: string | undefined,
): Observation | undefined {
  const [scheme] = Object.keys(operationOf(providerSpec, call.operationId).security[0] ?? {});
  const change = (pointer: string, found: string) =>
    unmetBy(
      providerSpec,
      call,
      [pointer, `/components/securitySchemes/${scheme}`, "the credentials to be accepted as documented"],
      found,
    );
  const asked = response.headers["www-authenticate"];
  const schemes = Object.values(providerSpec.spec.document.components?.securitySchemes ?? {});
  const documented = schemes.flatMap((known) => known.scheme?.toLowerCase() ?? []);
  if (asked !== undefined && documented.length > 0 && !documented.some((name) => asked.toLowerCase().includes(name)))
    return change("/headers/www-authenticate", `401, asking for ${schemeOf(asked)}`);
  if (issuer !== new URL(request.url).origin) return undefined;
  return change("/status", "401 to a token that was issued a moment before");
}

/** The scheme of a challenge, where it is one that is registered. What else stands there may be anything. */
export function schemeOf(challenge: string): string {
  const scheme = /^(?:basic|bearer|digest|dpop|gnap|hoba|mutual|negotiate|ntlm|privatetoken|vapid)(?=[\s,]|$)/i;
  return scheme.exec(challenge)?.[0] ?? "another scheme";
}
