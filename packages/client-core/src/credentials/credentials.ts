import type { Connection } from "../connection.ts";
import type { SecurityAlternatives } from "../descriptors.ts";
import { ConfigurationError, type ErrorDetails } from "../errors.ts";
import type { Outgoing } from "../transport/outgoing.ts";
import type { Credential } from "./secret.ts";

/**
 * Picks the first alternative of the document's security whose credentials are all there.
 *
 * @returns the names of its schemes; none where nothing is needed
 * @throws {ConfigurationError} where no alternative is complete, naming the options that would make one
 */
export function chooseSchemes(
  security: SecurityAlternatives,
  credentials: ReadonlyMap<string, Credential>,
  details: ErrorDetails,
): readonly string[] {
  if (security.length === 0) return [];
  const complete = security.find((schemes) => schemes.every((name) => credentials.has(name)));
  if (complete) return complete;
  const wanted = security.map((schemes) => schemes.map((name) => `"${name}"`).join(" and ")).join(", or ");
  throw new ConfigurationError(`credentials are missing. Pass the option ${wanted}.`, details);
}

/** The request with its credentials where the document says. */
export function authorise(
  { api, asForm }: Connection,
  request: Outgoing,
  values: ReadonlyMap<string, string>,
): Outgoing {
  const headers = { ...request.headers };
  let url: URL | undefined;
  for (const [name, value] of values) {
    const scheme = api.securitySchemes[name];
    if (scheme?.type === "query") {
      url ??= new URL(request.url);
      url.searchParams.set(scheme.name, value);
    } else if (scheme?.type === "header") {
      const place = scheme.name.toLowerCase();
      headers[place] = scheme.write ? scheme.write(value, headers[place], scheme) : value;
    } else {
      headers["authorization"] = `Bearer ${value}`;
    }
  }
  if (asForm && canBeForm(request)) return toForm({ ...request, headers }, url ?? new URL(request.url));
  return { ...request, url: url?.href ?? request.url, headers };
}

/** A read, or a POST whose query says everything: a body of its own leaves no room for the query. */
function canBeForm({ method, body }: Outgoing): boolean {
  return method === "GET" || (method === "POST" && body == null);
}

/** The same call by POST: its query as a form, so that the credentials in it appear in no access log. */
function toForm({ headers, ...request }: Outgoing, { origin, pathname, searchParams }: URL): Outgoing {
  return {
    ...request,
    url: origin + pathname,
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: searchParams.toString(),
  };
}

/** Forgets rejected values. Returns whether asking again could give others. */
export function forget(connection: Connection, values: ReadonlyMap<string, string>): boolean {
  let renewable = false;
  for (const [name, value] of values) {
    if (connection.credentials.get(name)?.forget(value)) renewable = true;
  }
  return renewable;
}
