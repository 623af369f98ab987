import { mapTexts, scrubber, sentRequest, type Observation } from "@demarc/contract";
import {
  bodilessStatuses,
  createRouter,
  credentialPlaces,
  readRequest,
  type OpenApiDocument,
  type Operation,
  type SentRequest,
  type Violation,
} from "@demarc/openapi";
import { checkAnswer } from "./check/check-call.ts";
import { liveFindings } from "./findings/group.ts";
import { withCleanAnswer, type LiveExchange } from "./model/exchange.ts";
import type { ProviderSpec } from "./model/provider-spec.ts";
import type { LiveFinding } from "./model/report.ts";
import { privacyOf } from "./recording/privacy.ts";

/** What a proxy reports of each exchange. Nothing in it is secret: no query, no body, no path value. */
export interface ProxyEvent {
  method: string;
  /** The path template; undefined for a path that the document does not have. */
  path: string | undefined;
  /** The status, or undefined where no answer came. */
  status: number | undefined;
  findings: LiveFinding[];
}

/** Headers that belong to one connection, and to nobody behind it. */
const ownHeaders = [
  "connection",
  "host",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "content-length",
  "accept-encoding",
];

/**
 * A proxy that passes everything on as it is, byte for byte, and checks request and answer against the document.
 * A violation is reported and changes nothing: the application sees what the provider said.
 *
 * @param upstream the provider's base URL
 */
export function contractProxy(
  providerSpec: ProviderSpec,
  upstream: string,
  report: (event: ProxyEvent) => void,
): { fetch(request: Request): Promise<Response> } {
  const base = upstream.replace(/\/$/, "");
  const route = createRouter([...providerSpec.operations.values()]);
  return {
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const found = route(request.method, pathname);
      const operation = found?.operation;
      const sent = request.body ? await request.arrayBuffer() : undefined;
      const headers = new Headers(request.headers);
      for (const name of ownHeaders) headers.delete(name);
      const startedAt = new Date().toISOString();
      let response: Response;
      let bytes: ArrayBuffer;
      try {
        response = await fetch(`${base}${pathname}${search}`, {
          method: request.method,
          headers,
          redirect: "manual",
          ...(sent && { body: sent }),
        });
        bytes = await response.arrayBuffer();
      } catch {
        report({ method: request.method, path: operation?.path, status: undefined, findings: [] });
        return Response.json({ message: "The provider gave no answer." }, { status: 502 });
      }
      const text = new TextDecoder().decode(sent);
      const exchange: LiveExchange = {
        operationId: operation?.operationId ?? "",
        startedAt,
        durationMs: 0,
        request: sentRequest(new Request(request.url, { method: request.method, headers }), text),
        response: {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          text: new TextDecoder().decode(bytes),
        },
      };
      report({
        method: request.method,
        path: operation?.path,
        status: response.status,
        findings: found ? check(providerSpec, found.operation, found.variables, exchange, text) : [],
      });
      const passed = new Headers(response.headers);
      for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection"]) passed.delete(name);
      return new Response(bodilessStatuses.has(response.status) ? null : bytes, {
        status: response.status,
        headers: passed,
      });
    },
  };
}

function check(
  providerSpec: ProviderSpec,
  operation: Operation,
  path: Record<string, string>,
  passed: LiveExchange,
  text: string,
): LiveFinding[] {
  const { spec, schemas, operations } = providerSpec;
  const scrub = scrubber(() => credentialsOf(spec.document, passed.request));
  const exchange = withCleanAnswer(passed, scrub);
  const { url, headers } = exchange.request;
  const request = { url, headers: new Headers(headers), path, text };
  const { violations } = readRequest(spec.document, schemas, operation, request);
  const observations: Observation[] = [
    ...violations.map((violation) => asked(operation, violation)),
    ...checkAnswer(providerSpec, operation, exchange),
  ];
  const named = observations.map((observation) => ({ ...observation, call: operation.operationId }));
  return mapTexts(liveFindings(providerSpec, named), privacyOf(spec, operations, scrub).text);
}

/** A violation of what the application sent. Of values only those of the query are shown: the others may be anybody's. */
function asked(operation: Operation, violation: Violation): Observation {
  const isQuery = violation.pointer.startsWith("/request/query/");
  const grade = violation.additive ? "additive" : "breaking";
  return { operation, grade, violation, ...(!isQuery && { found: "something else" }) };
}

/** The credentials that the application sent, to keep them out of what is said. */
function credentialsOf(document: OpenApiDocument, { url, headers }: SentRequest): string[] {
  const query = new URL(url).searchParams;
  const inPlaces = credentialPlaces(document).map(([, place]) =>
    place.in === "query" ? query.get(place.name) : headers[place.name.toLowerCase()],
  );
  const bare = inPlaces.map((value) => value?.replace(/^\w+ /, ""));
  return [...inPlaces, ...bare, headers["cookie"]].filter((value): value is string => Boolean(value));
}
