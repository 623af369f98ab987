import {
  createRouter,
  parseJson,
  readRequest,
  serverUrl,
  type OpenApiDocument,
  type Operation,
  type Route,
} from "@demarc/openapi";
import { prepare, type Prepared } from "@demarc/openapi/prepared";
import { observed } from "../check/observation.ts";
import { findingsOf, type FindingOptions } from "../findings/findings.ts";
import type { Finding } from "../model/finding.ts";

/** A request to be checked. */
export interface RequestToCheck {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** The body; empty where there is none. */
  text: string;
}

export interface CheckRequestOptions extends FindingOptions {
  /** For the findings; `api` where it is left out. */
  provider?: string;
}

/**
 * Says where a request differs from a document.
 *
 * @returns the operation that it calls and what differs; undefined where the document has no such path and method
 */
export function checkRequest(
  document: OpenApiDocument,
  request: RequestToCheck,
  { provider = "api", ...options }: CheckRequestOptions = {},
): { operation: Operation; findings: Finding[] } | undefined {
  const prepared = prepare(document);
  const found = routeOf(prepared)(request.method, new URL(request.url).pathname);
  if (!found) return undefined;
  const { operation, variables } = found;
  const headers = new Headers(request.headers);
  const toRead = { url: request.url, headers, path: variables, text: request.text };
  const { violations } = readRequest(document, prepared.requestSchemas, operation, toRead);
  const sent = {
    ...request,
    headers: Object.fromEntries(headers),
    body: parseJson(request.text).value ?? request.text,
  };
  const exchange = { request: sent, response: { status: 0, headers: {}, text: "" } };
  // What a client sent is no answer whose evidence counts.
  const observations = violations.flatMap((violation) =>
    observed(operation, [violation], { exchange, grade: violation.additive ? "additive" : "breaking" }),
  );
  return { operation, findings: findingsOf({ provider, document, hash: prepared.hash }, observations, options) };
}

type Find = (method: string, path: string) => Route<Operation> | undefined;

const routes = new WeakMap<Prepared, Find>();

/** Finds the operation of a path, behind the path of any of the servers. */
function routeOf(prepared: Prepared): Find {
  const known = routes.get(prepared);
  if (known) return known;
  const route = createRouter(prepared.operations);
  const bases = (prepared.document.servers ?? []).map((server) =>
    new URL(serverUrl(server), "http://localhost").pathname.replace(/\/$/, ""),
  );
  const find: Find = (method, path) => {
    for (const base of new Set([...bases, ""])) {
      const found = path.startsWith(`${base}/`) ? route(method, path.slice(base.length)) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  routes.set(prepared, find);
  return find;
}
