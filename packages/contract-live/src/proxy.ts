import { isPersonal, mapTexts, scrubber, sentRequest, type Observation } from "@demarc/contract";
import {
  bodilessStatuses,
  createRouter,
  credentialPlaces,
  fromPointer,
  readRequest,
  type OpenApiDocument,
  type Operation,
  type Route,
  type SentRequest,
  type Violation,
} from "@demarc/openapi";
import { checkAnswer } from "./check/check-call.ts";
import { liveFindings } from "./findings/group.ts";
import { withCleanAnswer, type LiveExchange } from "./model/exchange.ts";
import type { ProviderSpec } from "./model/provider-spec.ts";
import type { LiveFinding } from "./model/report.ts";
import { privacyOf } from "./recording/privacy.ts";

/** What a proxy reports of an exchange: no credential, and no value of a path, a header, a cookie or a body sent. */
export interface ProxyEvent {
  method: string;
  /** The path template; undefined for an undocumented path. */
  path: string | undefined;
  /** The status, or undefined where no answer came. */
  status: number | undefined;
  findings: LiveFinding[];
}

/** Headers of one connection, which are not passed on. */
const ofConnection =
  /^(accept-encoding|connection|content-length|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/**
 * A proxy that passes everything on as it is, byte for byte, and checks request and answer against the document.
 * A finding is reported and changes nothing: the application gets the provider's answer.
 *
 * @param upstream the provider's base URL
 */
export function contractProxy(
  providerSpec: ProviderSpec,
  upstream: string,
  report: (event: ProxyEvent) => void,
): { fetch(request: Request): Promise<Response> } {
  const base = upstream.replace(/\/$/, "");
  const routeOf = createRouter([...providerSpec.operations.values()]);
  return {
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const route = routeOf(request.method, pathname);
      const sent = request.body ? await request.arrayBuffer() : undefined;
      const headers = new Headers([...request.headers].filter(([name]) => !ofConnection.test(name)));
      const event = { method: request.method, path: route?.operation.path };
      let response: Response;
      let bytes: ArrayBuffer;
      try {
        const init = { method: request.method, headers, redirect: "manual", ...(sent && { body: sent }) } as const;
        response = await fetch(`${base}${pathname}${search}`, init);
        bytes = await response.arrayBuffer();
      } catch {
        report({ ...event, status: undefined, findings: [] });
        return Response.json({ message: "The provider gave no answer." }, { status: 502 });
      }
      const text = new TextDecoder().decode(sent);
      const checked = {
        request: sentRequest(new Request(request.url, { method: request.method, headers }), text),
        response: {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          text: new TextDecoder().decode(bytes),
        },
      };
      const findings = route ? check(providerSpec, route, checked, text) : [];
      report({ ...event, status: response.status, findings });
      const passed = new Headers(response.headers);
      for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection"]) passed.delete(name);
      const body = bodilessStatuses.has(response.status) ? null : bytes;
      return new Response(body, { status: response.status, headers: passed });
    },
  };
}

function check(
  providerSpec: ProviderSpec,
  { operation, variables }: Route<Operation>,
  messages: Pick<LiveExchange, "request" | "response">,
  text: string,
): LiveFinding[] {
  const { spec, schemas, operations } = providerSpec;
  const { operationId } = operation;
  const scrub = scrubber(() => credentialsOf(spec.document, messages.request));
  const exchange = withCleanAnswer({ operationId, startedAt: "", durationMs: 0, ...messages }, scrub);
  const { url, headers } = exchange.request;
  const request = { url, headers: new Headers(headers), path: variables, text };
  const { violations } = readRequest(spec.document, schemas, operation, request);
  const observations: Observation[] = [
    ...violations.map((violation) => observationOf(operation, violation)),
    ...checkAnswer(providerSpec, operation, exchange),
  ];
  const named = observations.map((observation) => ({ ...observation, call: operationId }));
  return mapTexts(liveFindings(providerSpec, named), privacyOf(spec, operations, scrub).text);
}

/** A violation of what the application sent. Only values of query parameters are shown, unless they may be personal. */
function observationOf(operation: Operation, violation: Violation): Observation {
  const [, place, name = ""] = fromPointer(violation.pointer);
  const isShown = violation.value === undefined || (place === "query" && !isPersonal(name));
  const grade = violation.additive ? "additive" : "breaking";
  return { operation, grade, violation, ...(!isShown && { found: "a value that is not shown" }) };
}

/** The credentials that the application sent, to keep them out of findings. */
function credentialsOf(document: OpenApiDocument, { url, headers }: SentRequest): string[] {
  const query = new URL(url).searchParams;
  const inPlaces = credentialPlaces(document).map(([, place]) =>
    place.in === "query" ? query.get(place.name) : headers[place.name.toLowerCase()],
  );
  const bare = inPlaces.map((value) => value?.replace(/^\w+ /, ""));
  return [...inPlaces, ...bare, headers["cookie"]].filter((value): value is string => Boolean(value));
}
