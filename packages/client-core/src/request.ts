import type { Connection } from "./connection.ts";
import type { OperationDescriptor } from "./descriptors.ts";
import { ConfigurationError, type ErrorDetails } from "./errors.ts";
import type { CallArgs } from "./options.ts";
import { fillPath } from "./path.ts";
import { queryString } from "./query.ts";

/**
 * The request of an operation, without credentials.
 *
 * @throws {ConfigurationError} where a path, query or header value cannot be sent as it is
 */
export function buildRequest({ baseUrl, headers }: Connection, { method, path, accept, contentType = "application/json" }: OperationDescriptor, args: CallArgs, details: ErrorDetails): Request {
  const url = baseUrl + fillPath(path, { ...args.path }, details) + queryString(args.query, details);
  const body = args.body === undefined ? null : JSON.stringify(args.body);
  const request = new Request(url, { method, body });
  const described = { Accept: accept, "Content-Type": body === null ? undefined : contentType };
  for (const [name, value] of Object.entries({ ...headers, ...described, ...args.headers })) {
    // In turn, because names that differ in case only are one header.
    if (value !== undefined) setHeader(request.headers, name, value, details);
  }
  return request;
}

function setHeader(headers: Headers, name: string, value: string, details: ErrorDetails): void {
  try {
    headers.set(name, value);
  } catch {
    // The platform's own complaint repeats the value.
    throw new ConfigurationError(`the header ${JSON.stringify(name)} is no name and line of text that can be sent.`, details);
  }
}
