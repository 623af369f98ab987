import type { ApiDescriptor, ServerDescriptor } from "./descriptors.ts";
import { ConfigurationError } from "./errors.ts";

/** Where a client is to send: a base URL, or a server of the document and its variables. */
export interface ServerChoice {
  baseUrl?: unknown;
  server?: unknown;
  [variable: string]: unknown;
}

/**
 * The base URL to send to, without a trailing slash.
 *
 * @throws {ConfigurationError} where a variable is missing, the URL is not one, or it is not safe to send credentials to
 */
export function resolveBaseUrl(api: ApiDescriptor, choice: ServerChoice): string {
  return check(api, choice.baseUrl ?? fillIn(api, chooseServer(api, choice.server), choice));
}

function chooseServer(api: ApiDescriptor, name: unknown): ServerDescriptor {
  const server = name === undefined ? api.servers[0] : api.servers.find((candidate) => candidate.name === name);
  if (server) return server;
  const names = api.servers.flatMap((candidate) => candidate.name ?? []);
  throw problem(api, `there is no server ${JSON.stringify(name)}. ${names.length > 0 ? `The servers are: ${names.join(", ")}.` : "Give a baseUrl."}`);
}

function fillIn(api: ApiDescriptor, server: ServerDescriptor, choice: ServerChoice): string {
  return server.url.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = server.variables[name];
    const value = choice[name] ?? (variable && "default" in variable ? variable.default : undefined);
    if (typeof value !== "string" || (value === "" && variable && "required" in variable)) {
      throw problem(api, `the option "${name}" is missing. The address of the provider is ${server.url}.`);
    }
    // Anything else could move the rest of the URL to another host, or out of the path.
    if (!/^[\w.~:/[\]-]*$/.test(value) || value.includes("//") || value.includes("..")) {
      throw problem(api, `the option "${name}" holds what cannot stand in ${server.url}. Give it without a scheme, a query or blanks.`);
    }
    return value;
  });
}

function check(api: ApiDescriptor, value: unknown): string {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  if (!url) throw problem(api, "the base URL is not a URL. It looks like https://host/path.");
  if (/[{}]|%7B|%7D/i.test(url.href)) throw problem(api, "the base URL has a variable in braces left. Give its value.");
  if (url.search || url.hash) throw problem(api, "the base URL has a query or a fragment. It has to end with its path.");
  return assertSafeUrl(api.provider, url.href).href.replace(/\/+$/, "");
}

/**
 * Refuses a URL that credentials must not be sent to.
 *
 * @throws {ConfigurationError} for one that is neither https nor on this machine, or that holds credentials itself
 */
export function assertSafeUrl(provider: string, href: string): URL {
  const url = new URL(href);
  if (url.username || url.password) throw new ConfigurationError("the URL holds credentials. Give them as options.", { provider });
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new ConfigurationError(`the URL begins with ${url.protocol}//, which would send credentials in the clear. Use https; plain http is for this machine only.`, { provider });
  }
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function problem(api: ApiDescriptor, message: string): ConfigurationError {
  return new ConfigurationError(message, { provider: api.provider });
}
