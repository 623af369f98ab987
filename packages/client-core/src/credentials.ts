import type { Connection } from "./connection.ts";
import type { ApiDescriptor, SecurityAlternatives } from "./descriptors.ts";
import { ConfigurationError } from "./errors.ts";
import type { Credential } from "./secret.ts";
import { abortable } from "./time.ts";

/** A request that carries its credentials, and their values, to keep them out of whatever is said about it. */
export interface AuthorisedRequest {
  request: Request;
  values: ReadonlyMap<string, string>;
}

/**
 * Picks the first alternative of the document's security whose credentials are all there.
 *
 * @returns the names of its schemes; none where nothing is needed
 * @throws {ConfigurationError} where no alternative is complete, naming the options that would make one
 */
export function chooseSchemes(api: ApiDescriptor, security: SecurityAlternatives, credentials: ReadonlyMap<string, Credential>, operationId?: string): readonly string[] {
  if (security.length === 0) return [];
  const complete = security.find((schemes) => schemes.every((name) => credentials.has(name)));
  if (complete) return complete;
  const wanted = security.map((schemes) => schemes.map((name) => `"${name}"`).join(" and ")).join(", or ");
  throw new ConfigurationError(`credentials are missing. Give the option ${wanted}.`, { provider: api.provider, operationId });
}

/**
 * Puts the credentials of the chosen schemes where the document says.
 *
 * @param signal ends the wait for one that has to be fetched
 * @throws {ProviderError} where one cannot be had
 */
export async function authorise(connection: Connection, request: Request, schemes: readonly string[], operationId: string | undefined, signal: AbortSignal): Promise<AuthorisedRequest> {
  const { api, baseUrl, fetch } = connection;
  const values = new Map<string, string>();
  let url: URL | undefined;
  for (const name of schemes) {
    const scheme = api.securitySchemes[name];
    const context = { provider: api.provider, operationId, baseUrl, fetch };
    const found = connection.credentials.get(name)?.value(context, connection.attemptTimeoutMs) ?? "";
    // Not everything that fetches a credential heeds a signal, and others may wait for the same one.
    const value = typeof found === "string" ? found : await abortable(found, signal);
    values.set(name, value);
    if (scheme?.type === "query") {
      url ??= new URL(request.url);
      url.searchParams.set(scheme.name, value);
    } else if (scheme?.type === "header") {
      request.headers.set(scheme.name, value);
    } else {
      request.headers.set("Authorization", `Bearer ${value}`);
    }
  }
  if (connection.asForm && request.method === "GET") return { request: asForm(request, url ?? new URL(request.url)), values };
  return { request: url ? new Request(url, request) : request, values };
}

/** The same call by POST: its query as a form, so that the credentials in it stand in no access log. */
function asForm(request: Request, url: URL): Request {
  const body = url.searchParams.toString();
  url.search = "";
  const form = new Request(url, { method: "POST", headers: request.headers, body });
  form.headers.set("Content-Type", "application/x-www-form-urlencoded");
  return form;
}

/** Forgets rejected values. Returns whether asking again could give others. */
export function forget(connection: Connection, values: ReadonlyMap<string, string>): boolean {
  let renewable = false;
  for (const [name, value] of values) {
    const credential = connection.credentials.get(name);
    credential?.forget(value);
    renewable ||= credential?.renewable ?? false;
  }
  return renewable;
}
