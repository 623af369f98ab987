import {
  checkResponse,
  parseJson,
  readableDocument,
  readRequest,
  withValueAt,
  type OpenApiDocument,
  type ReadRequest,
  type Violation,
} from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { choicesOf } from "./answers/choices.ts";
import { errorFormOf, problem } from "./answers/error-form.ts";
import { exampleForQuery, withPage } from "./answers/examples.ts";
import { withGivenAnswer } from "./answers/given-answer.ts";
import { nearest } from "./answers/nearest.ts";
import { parsePrefer, writePrefer } from "./answers/prefer.ts";
import { prismInProcess } from "./answers/prism.ts";
import { refuse, refuseCredentials } from "./answers/refusal.ts";
import { refusalText } from "./answers/refusal-text.ts";
import { faultyDay } from "./faults/outcome.ts";
import { FaultError, faultsFor, readFaults } from "./faults/texts.ts";
import { missingCredentials } from "./request/credentials.ts";
import { incomingOf, type Incoming } from "./request/incoming.ts";
import { routesOf, type Called } from "./request/routes.ts";
import { withTokenEndpoints } from "./request/token-endpoints.ts";
import {
  controlHeader,
  fromHeader,
  toHeader,
  valuesHeader,
  type MockEvent,
  type MockOptions,
  type MockRequest,
  type WatchedMock,
} from "./protocol.ts";
import { stateful } from "./stateful.ts";

/** How many requests are kept for `GET /__demarc/requests`. */
const kept = 1000;
/** How many seeds are tried until what Prism makes up is what the document says. */
const seeds = 5;

/**
 * The way of a request: what goes wrong on purpose, the operation, its credentials, what the document does not allow,
 * and then an answer: of the simulator, or of Prism, which knows examples, media types and `Prefer`. Prism is not asked
 * to read requests: what it gets wrong has a canary each, in `test/prism.test.ts`.
 *
 * Asked in a header, it answers with something else than an example, if its document allows that too, and says how it
 * read the request.
 *
 * @param base the path that stands before those of the document
 */
export function strictMock(given: OpenApiDocument, base: string, options: MockOptions = {}): WatchedMock {
  const withTokens = withTokenEndpoints(given);
  const { document } = withTokens;
  const prepared = prepare(document);
  const { schemas, requestSchemas } = prepared;
  const routes = routesOf(withTokens, base);
  const inErrorForm = errorFormOf(prepared);
  const choose = choicesOf(prepared, writePrefer);
  // Only what is made up comes from the schemas.
  const inventive = prismInProcess(readableDocument(document, "response").document, false);
  const simulated = options.simulator && stateful(options.simulator, options.data);
  const day = faultyDay();
  const events: MockEvent[] = [];
  readFaults(options.faults ?? {});

  async function answer(request: Request, event: MockEvent): Promise<Response> {
    const text = request.body ? await request.text() : "";
    const incoming = incomingOf(document, routes, request, text);
    const { called, headers } = incoming;
    const accept = headers.get("accept");
    const faults = readFaults(faultsFor(headers, options.faults ?? {}));
    if (faults.drift !== undefined && !simulated)
      throw new FaultError("drift: this mock has no state. Start it with --stateful, or { stateful: true }.");
    const failure = await day.outcome(faults);
    if (failure) return inErrorForm(called?.operation, accept, failure);
    if (!called) return notFound(incoming);

    const { operation, variables } = called;
    const missing = missingCredentials(document, operation, incoming);
    if (missing.length > 0) return refuseCredentials(inErrorForm, operation, missing, accept);
    const toRead = { url: incoming.url.href, headers, path: variables, text: incoming.text };
    const read = readRequest(document, requestSchemas, operation, toRead);
    const refused = read.violations.filter(({ additive }) => !additive);
    if (refused.length > 0) {
      event.refusals.push(...refused.map(refusalText));
      return refuse(document, inErrorForm, operation, refused, accept);
    }
    if (!simulated || headers.has("prefer") || headers.has(controlHeader)) return documented(incoming, called, read);
    const sent = new Request(request.url, { method: methodOf(request), headers: request.headers, body: text || null });
    const response = await simulated.fetch(sent, faults.drift);
    const found = await differences(incoming, called, response.clone());
    event.differences.push(...found.map(({ pointer, expected }) => `${pointer}: expected ${expected}`));
    return response;
  }

  function notFound({ url, headers }: Incoming): Response {
    const accept = headers.get("accept");
    const methods = routes.methodsOf(url.pathname);
    if (methods.length > 0)
      return inErrorForm(undefined, accept, {
        status: 405,
        message: `${url.pathname} has no such method. It has: ${methods.join(", ")}.`,
        headers: { allow: methods.join(", ") },
      });
    if (base !== "" && !url.pathname.startsWith(`${base}/`))
      return problem(404, "Not Found", `The paths of this document begin with ${base}.`);
    const meant = nearest(url.pathname, [...new Set(routes.operations.map(({ path }) => `${base}${path}`))]);
    const advice = meant === undefined ? "" : ` Did you mean ${meant}?`;
    return problem(404, "Not Found", `The document has no path ${url.pathname}.${advice}`);
  }

  /** An answer from the document's examples. */
  async function documented(incoming: Incoming, called: Called, read: ReadRequest): Promise<Response> {
    const { operation } = called;
    const { url, headers } = incoming;
    const preference = parsePrefer(headers.get("prefer"));
    const exampleKey = exampleForQuery(document, schemas, operation, url.searchParams, preference);
    const { answer: wanted, tell } = fromHeader<MockRequest>(headers.get(controlHeader)) ?? {};
    const ask = (prefer: string) => {
      const asked = new Headers(headers);
      asked.delete("content-type");
      asked.set("prefer", prefer);
      return inventive.fetch(
        new Request(`http://localhost${url.pathname.slice(called.base.length)}`, {
          method: incoming.method,
          headers: asked,
        }),
      );
    };
    let response = preference.dynamic ? await madeUp() : undefined;
    const { dynamic: _, seed: __, ...fixed } = preference;
    const prefer = { ...fixed, ...(exampleKey && { exampleKey }) };
    response ??= await choose(operation, { accept: headers.get("accept"), prefer });
    if (wanted) response = await withGivenAnswer(document, schemas, operation, url.href, response, wanted);
    else response = await withPage(operation, read.values, response);
    return tell ? withHeader(response, valuesHeader, toHeader(read.values)) : response;

    /** What Prism makes up has fields that are not documented, which are taken out, and does not keep all rules. */
    async function madeUp(): Promise<Response | undefined> {
      for (let turn = 0; turn < seeds; turn++) {
        const seed = `${preference.seed ?? "demarc"}${turn === 0 ? "" : `-${turn}`}`;
        const made = await ask(writePrefer({ ...preference, dynamic: true, seed }));
        const { status, headers } = made;
        const { parsed, value } = parseJson(await made.clone().text());
        const found = await differences(incoming, called, made.clone());
        if (found.some(({ additive }) => !additive)) continue;
        const extra = found.map(({ pointer }) => pointer.slice("/body".length));
        const body = extra.reduce((left, pointer) => withValueAt(left, pointer, undefined), value);
        return parsed ? new Response(JSON.stringify(body), { status, headers }) : made;
      }
      return undefined;
    }
  }

  /** Where an answer is not what the document says. */
  async function differences({ url }: Incoming, { operation }: Called, response: Response): Promise<Violation[]> {
    const { status, headers } = response;
    const received = { status, headers: Object.fromEntries(headers), text: await response.text() };
    return checkResponse({ document }, schemas, operation, { request: { url: url.href }, response: received });
  }

  function reset(): void {
    events.length = 0;
    day.reset();
    simulated?.reset();
  }

  return {
    name: simulated ? "in-process mock (simulator)" : "in-process mock (Prism)",
    baseUrl: `http://localhost${base}`,
    isMock: true,
    requests: () => events,
    state: () => simulated?.state(),
    reset,
    async fetch(request) {
      const { pathname: path } = new URL(request.url);
      if (path === "/__demarc/requests" && request.method === "GET") return Response.json(events);
      if (path === "/__demarc/reset" && request.method === "POST") {
        reset();
        return new Response(null, { status: 204 });
      }
      const event: MockEvent = { method: request.method, path, status: 0, refusals: [], differences: [] };
      const response = await answer(request, event).catch((error: Error) =>
        error instanceof FaultError
          ? problem(400, "The mock cannot do this", error.message)
          : problem(500, "The mock failed", `${error.message}. This is a fault of the mock: please report it.`),
      );
      event.status = response.status;
      events.push(event);
      if (events.length > kept) events.shift();
      options.onAnswer?.(event);
      return request.method === "HEAD" ? new Response(null, response) : response;
    },
  };
}

function methodOf({ method }: Request): string {
  return method === "HEAD" ? "GET" : method;
}

/** A copy, because what came over the network cannot be changed. */
function withHeader(response: Response, name: string, value: string): Response {
  const headers = new Headers(response.headers);
  headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}
