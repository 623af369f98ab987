import type { OperationDescriptor } from "../descriptors.ts";
import { ConfigurationError, type ErrorDetails } from "../errors.ts";
import { isExact } from "../values/numbers.ts";
import type { Origin, Outgoing, Values } from "./outgoing.ts";
import { fillPath } from "../values/path.ts";
import { queryString } from "../values/query.ts";

/** The request of an operation, without credentials. Throws for a value that cannot be sent as it is. */
export function buildRequest(
  { baseUrl, headers }: Origin,
  operation: OperationDescriptor,
  args: Values,
  details: ErrorDetails,
): Outgoing {
  const { method, path, accept, contentType = "application/json", needsBody, encode = toJson } = operation;
  if (needsBody && args.body == null) throw new ConfigurationError("body is missing.", details);
  // Most calls have neither, and a pattern on a path without variables takes longer than all the rest here.
  const filled = path.includes("{") ? fillPath(path, { ...args.path }, details) : path;
  const query = args.query ? queryString(args.query, details) : "";
  const body = args.body === undefined ? null : encode(args.body, details, operation);
  const described: Record<string, string> = { ...headers };
  if (accept) described["accept"] = accept;
  if (body !== null) described["content-type"] = (body as Blob).type || contentType;
  return {
    url: baseUrl + filled + query,
    method,
    headers: args.headers ? { ...described, ...checkHeaders(args.headers, details) } : described,
    body,
  };
}

/** @throws {ConfigurationError} for what JSON would change or leave out silently */
export function toJson(body: unknown, details: ErrorDetails): string {
  return JSON.stringify(body, (name, value: unknown) => {
    const refuse = (why: string) => new ConfigurationError(`the body value "${name}" is ${why}.`, details);
    if (typeof value === "bigint" || (typeof value === "number" && !isExact(value))) throw refuse("not a safe number");
    // "[object Map]" and the like: a Map, a Blob or a form would become {}.
    const [, kind = ""] = Object.prototype.toString.call(value).split(/[ \]]/);
    if (typeof value === "symbol" || typeof value === "function" || (value instanceof Object && !plain.includes(kind)))
      throw refuse(`a ${kind}, which JSON does not have`);
    return value;
  });
}

/** The objects that JSON writes as they are. */
const plain = ["Object", "Array"];

/** Headers by their names in lower case: names that differ in case are one. Throws for one that cannot be sent. */
export function checkHeaders(
  given: Readonly<Record<string, string | undefined>>,
  details: ErrorDetails,
): Record<string, string> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    try {
      if (value !== undefined) headers.set(name, value);
    } catch {
      // The platform's own error repeats the value.
      throw new ConfigurationError(`${JSON.stringify(name)} is not a valid header.`, details);
    }
  }
  return Object.fromEntries(headers);
}
