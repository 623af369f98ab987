import { secretNamesOf, sentRequest, type Observation } from "@demarc/contract";
import { createRedactor } from "@demarc/client-core/redaction";
import {
  mostBytes,
  readBounded,
  bodilessStatuses,
  createRouter,
  fromPointer,
  readRequest,
  type OpenApiDocument,
  type Operation,
  type Route,
  type SentRequest,
} from "@demarc/openapi";
import { checkAnswer } from "./check/check-call.ts";
import { liveFindings } from "./findings/group.ts";
import type { LiveExchange } from "./model/call.ts";
import type { ProviderSpec } from "./model/provider-spec.ts";
import type { LiveFinding } from "./model/report.ts";
import { privacyOf } from "./privacy/privacy.ts";

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

/** A page of another site can have its own name lead here: only a name of this machine is answered. */
const ownHosts: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * A proxy that passes everything on as it is, byte for byte, and checks request and answer against the document.
 * A finding is reported and changes nothing: the application gets the provider's answer.
 *
 * @param upstream the provider's base URL
 * @param options credentials that are known here, in addition to those that the application sends; how long an exchange
 *   may take, in milliseconds
 */
export function contractProxy(
  providerSpec: ProviderSpec,
  upstream: string,
  report: (event: ProxyEvent) => void,
  { secrets = [], timeoutMs = 60_000 }: { secrets?: readonly string[]; timeoutMs?: number } = {},
): { fetch(request: Request): Promise<Response> } {
  const base = upstream.replace(/\/$/, "");
  const routeOf = createRouter([...providerSpec.operations.values()]);
  const refuse = (status: number, message: string) => Response.json({ message }, { status });
  return {
    async fetch(request) {
      const { pathname, search, hostname } = new URL(request.url);
      if (!ownHosts.has(hostname)) return refuse(403, `The proxy answers to ${[...ownHosts].join(", ")} only.`);
      const { bytes: sent, whole: tooMuch } = await readBounded(request.body);
      if (tooMuch) {
        void tooMuch.cancel().catch(() => {});
        return refuse(413, `The proxy passes on at most ${mostBytes} bytes.`);
      }
      const route = routeOf(request.method, pathname);
      const headers = new Headers([...request.headers].filter(([name]) => !ofConnection.test(name)));
      const event = { method: request.method, path: route?.operation.path };
      const answer = await ask(`${base}${pathname}${search}`, {
        method: request.method,
        headers,
        redirect: "manual",
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]),
        ...(request.body && { body: sent }),
      });
      if (!answer) {
        report({ ...event, status: undefined, findings: [] });
        return refuse(502, "The provider gave no answer.");
      }
      const { response, bytes, whole } = answer;
      const text = new TextDecoder().decode(sent);
      const checked = {
        request: sentRequest(new Request(request.url, { method: request.method, headers }), text),
        response: {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          text: new TextDecoder().decode(bytes),
        },
        ...(whole && { cut: "too large" as const }),
      };
      const findings = route ? check(providerSpec, route, checked, text, secrets) : [];
      report({ ...event, status: response.status, findings });
      return passedOn(response, whole ?? bytes);
    },
  };
}

/** Asks the provider. Undefined where no whole answer came. */
async function ask(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    const { error, ...body } = await readBounded(response.body);
    return error === undefined ? { response, ...body } : undefined;
  } catch {
    return undefined;
  }
}

/** An answer as it is passed on, decoded. */
function passedOn({ status, headers }: Response, body: ConstructorParameters<typeof Response>[0]): Response {
  const passed = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection"]) passed.delete(name);
  const isKnown = status <= 599;
  const response = new Response(bodilessStatuses.has(status) ? null : body, {
    status: isKnown ? status : 200,
    headers: passed,
  });
  // HTTP has three digits for it, and the constructor takes no more than 599.
  return isKnown ? response : Object.defineProperty(response, "status", { value: status });
}

function check(
  providerSpec: ProviderSpec,
  { operation, variables }: Route<Operation>,
  messages: Pick<LiveExchange, "request" | "response" | "cut">,
  text: string,
  secrets: readonly string[],
): LiveFinding[] {
  const { spec, schemas } = providerSpec;
  const { operationId } = operation;
  const redactor = createRedactor([...secrets, ...credentialsOf(spec.document, messages.request)]);
  const privacy = privacyOf(providerSpec, () => redactor);
  const exchange = { operationId, startedAt: "", durationMs: 0, ...messages };
  const { url, headers } = exchange.request;
  const request = { url, headers: new Headers(headers), path: variables, text };
  const { violations } = readRequest(spec.document, schemas, operation, request);
  const observations: Observation[] = [
    ...violations.map((violation): Observation => {
      // Of what the application sent, values of query parameters alone are shown, as far as they are documented.
      const isShown = violation.value === undefined || fromPointer(violation.pointer)[1] === "query";
      const grade = violation.additive ? "additive" : "breaking";
      return { operation, grade, violation, exchange, ...(!isShown && { found: "a value that is not shown" }) };
    }),
    ...checkAnswer(providerSpec, operation, exchange),
  ];
  const named = observations.map((observation) => ({ ...observation, call: operationId }));
  return redactor.value(liveFindings(providerSpec, named, privacy));
}

/** The credentials that the application sent, to keep them out of findings. */
function credentialsOf(document: OpenApiDocument, { url, headers }: SentRequest): string[] {
  const isSecret = secretNamesOf(document);
  const all = [...new URL(url).searchParams, ...Object.entries(headers)];
  const sent = all.flatMap(([name, value]) => (isSecret(name) ? [value] : []));
  const cookies = (headers["cookie"] ?? "").split(/; ?/).map((cookie) => cookie.slice(cookie.indexOf("=") + 1));
  const bare = sent.map((value) => value.replace(/^\w+ /, ""));
  const basic = /^basic /i.test(headers["authorization"] ?? "")
    ? bare.map((value) => Buffer.from(value, "base64").toString())
    : [];
  return [...sent, ...bare, ...cookies, ...basic, ...basic.flatMap((pair) => pair.split(/:(.*)/s))].filter(Boolean);
}
