import type { ApiDescriptor, ServerDescriptor } from "../descriptors.ts";
import { ConfigurationError, type ErrorDetails } from "../errors.ts";

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
  const details = { provider: api.provider };
  const url = choice.baseUrl ?? fillIn(chooseServer(api, choice.server, details), choice, details);
  return check(url, details, choice["dangerouslyAllowHttp"] === true);
}

function chooseServer(api: ApiDescriptor, name: unknown, details: ErrorDetails): ServerDescriptor {
  const server = name === undefined ? api.servers[0] : api.servers.find((candidate) => candidate.name === name);
  if (server) return server;
  const names = api.servers.flatMap((candidate) => candidate.name ?? []);
  throw new ConfigurationError(
    `there is no server ${JSON.stringify(name)}. ${names.length > 0 ? `The servers are: ${names.join(", ")}.` : "Pass a baseUrl."}`,
    details,
  );
}

function fillIn(server: ServerDescriptor, choice: ServerChoice, details: ErrorDetails): string {
  return server.url.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const fallback = server.variables[name]?.default;
    const value = choice[name] ?? fallback;
    if (typeof value !== "string" || (value === "" && fallback === undefined)) {
      throw new ConfigurationError(
        `the option "${name}" is missing. The address of the provider is ${server.url}.`,
        details,
      );
    }
    // Anything else could move the rest of the URL to another host, or out of the path.
    if (!/^[\w.~:/[\]-]*$/.test(value) || value.includes("//") || value.includes("..")) {
      throw new ConfigurationError(
        `the option "${name}" has characters not allowed in ${server.url}. Leave out scheme, query and spaces.`,
        details,
      );
    }
    return value;
  });
}

function check(value: unknown, details: ErrorDetails, allowHttp: boolean): string {
  if (typeof value !== "string" || !URL.canParse(value))
    throw new ConfigurationError("the base URL must be a URL such as https://host/path.", details);
  const url = assertSafeUrl(value, details, allowHttp);
  if (/[{}]|%7B|%7D/i.test(url.href))
    throw new ConfigurationError("the base URL has a variable in braces. Pass its value.", details);
  if (url.search || url.hash)
    throw new ConfigurationError("the base URL has a query or a fragment. Remove it.", details);
  return url.href.replace(/(?<!\/)\/+$/, "");
}

const loopback = /^(.*\.)?localhost$|^\[::1\]$|^127(\.\d{1,3}){3}$/;

/**
 * Refuses a URL that credentials must not be sent to.
 *
 * @param allowHttp whether http will do for any host
 * @throws {ConfigurationError} for one that is neither https nor on this machine, or that contains credentials itself
 */
export function assertSafeUrl(href: string, details: ErrorDetails, allowHttp = false): URL {
  const url = new URL(href);
  if (url.username || url.password)
    throw new ConfigurationError("the URL contains credentials. Pass them as options.", details);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && (allowHttp || loopback.test(url.hostname)))) {
    throw new ConfigurationError(
      `the URL starts with ${url.protocol}//, which would send credentials unencrypted. Use https or dangerouslyAllowHttp.`,
      details,
    );
  }
  return url;
}
