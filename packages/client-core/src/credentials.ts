import type { ApiDescriptor, SecurityAlternatives } from "./descriptors.ts";
import { ConfigurationError } from "./errors.ts";
import type { Secret } from "./options.ts";

/** Credentials by the name of their security scheme. */
export type Secrets = Readonly<Record<string, Secret | undefined>>;

/** A request that carries its credentials, and their values, to keep them out of whatever is said about it. */
export interface AuthorisedRequest {
  request: Request;
  values: string[];
}

/**
 * Picks the first alternative of the document's security whose credentials are all there.
 *
 * @returns the names of its schemes; none where nothing is needed
 * @throws {ConfigurationError} where no alternative is complete, naming the options that would make one
 */
export function chooseSchemes(api: ApiDescriptor, security: SecurityAlternatives, secrets: Secrets, operationId?: string): readonly string[] {
  if (security.length === 0) return [];
  const complete = security.find((schemes) => schemes.every((name) => secrets[name] !== undefined));
  if (complete) return complete;
  const wanted = security.map((schemes) => schemes.map((name) => `"${name}"`).join(" and ")).join(", or ");
  throw new ConfigurationError(`credentials are missing. Give the option ${wanted}.`, { provider: api.provider, operationId });
}

/**
 * Puts the credentials of the chosen schemes where the document says.
 *
 * @throws {ConfigurationError} where a credential is empty or would break out of a header
 */
export async function authorise(api: ApiDescriptor, request: Request, schemes: readonly string[], secrets: Secrets, operationId?: string): Promise<AuthorisedRequest> {
  const values: string[] = [];
  let url: URL | undefined;
  for (const name of schemes) {
    const scheme = api.securitySchemes[name];
    const value = await read(api, name, secrets[name], operationId);
    values.push(value);
    if (scheme?.type === "query") {
      url ??= new URL(request.url);
      url.searchParams.set(scheme.name, value);
    } else if (scheme?.type === "header") {
      request.headers.set(scheme.name, value);
    } else {
      request.headers.set("Authorization", `Bearer ${value}`);
    }
  }
  return { request: url ? new Request(url, request) : request, values };
}

async function read(api: ApiDescriptor, name: string, secret: Secret | undefined, operationId?: string): Promise<string> {
  const value: unknown = typeof secret === "function" ? await secret() : secret;
  // The platform's own complaint about a header value repeats the value.
  if (typeof value !== "string" || value === "" || !/^[\x20-\x7e\x80-\xff]+$/.test(value)) {
    throw new ConfigurationError(`the credential "${name}" is empty or no line of text.`, { provider: api.provider, operationId });
  }
  return value;
}
