import {
  compileSchemas,
  mostBytes,
  readBounded,
  readRequest,
  tolerantDocument,
  type OpenApiDocument,
  type Schemas,
} from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { differencesFrom } from "./answers/differences.ts";
import { documentedAnswers } from "./answers/documented.ts";
import { errorFormOf, problem } from "./answers/error-form.ts";
import { withGivenAnswer } from "./answers/given-answer.ts";
import { nearest } from "./answers/nearest.ts";
import { refuse, refuseCredentials } from "./answers/refusal.ts";
import { refusalText } from "./answers/refusal-text.ts";
import { faultyDay } from "./faults/outcome.ts";
import { FaultError, faultsFor, readFaults } from "./faults/texts.ts";
import { missingCredentials } from "./request/credentials.ts";
import { incomingOf, type Incoming } from "./request/incoming.ts";
import { routesOf } from "./request/routes.ts";
import { withTokenEndpoints } from "./request/token-endpoints.ts";
import {
  controlHeader,
  fromHeader,
  toHeader,
  valuesHeader,
  type MockEvent,
  type MockOptions,
  type MockRequest,
} from "./protocol.ts";
import type { Stateful } from "./stateful.ts";

/** How many places of one request are named that its document does not allow. */
const mostRefusals = 100;

/** Answers a request, and notes in an event what is to be told of it. */
export type Answerer = (request: Request, event: MockEvent) => Promise<Response>;

/**
 * The way of a request: what goes wrong on purpose, the operation, its credentials, what the document does not allow,
 * and then an answer: of the simulator, or of the document's examples. Prism is not asked to read requests: what it
 * gets wrong has a canary each, in `test/prism.test.ts`.
 *
 * Asked in a header, it answers with something else than an example, if its document or an erratum allows that too,
 * and says how it read the request.
 *
 * @param base the path that stands before those of the document
 */
export function strictAnswers(
  given: OpenApiDocument,
  base: string,
  simulated: Stateful | undefined,
  { faults: always = {} }: Pick<MockOptions, "faults">,
): Answerer {
  const withTokens = withTokenEndpoints(given);
  const { document } = withTokens;
  const prepared = prepare(document);
  const routes = routesOf(withTokens, base);
  // Few requests give an answer to be checked, and a start would wait for a copy of the document.
  let tolerant: Schemas | undefined;
  const inErrorForm = errorFormOf(prepared);
  const differences = differencesFrom(document, prepared.schemas);
  const documented = documentedAnswers(prepared, differences);
  const day = faultyDay();
  readFaults(always);

  return async (request, event) => {
    const { bytes, whole } = await readBounded(request.body);
    if (whole) {
      void whole.cancel();
      return problem(413, "Too large", `No body of more than ${mostBytes} bytes is read.`);
    }
    const text = new TextDecoder().decode(bytes);
    const incoming = incomingOf(document, routes, request, text);
    const { called, headers } = incoming;
    const accept = headers.get("accept");
    const faults = readFaults(faultsFor(headers, always));
    if (faults.drift !== undefined && !simulated)
      throw new FaultError("drift: this mock has no state. Start it with --stateful, or { stateful: true }.");
    const failure = await day.outcome(faults);
    if (failure) return inErrorForm(called?.operation, accept, failure);
    if (!called) return notFound(incoming);

    const { operation, variables } = called;
    const missing = missingCredentials(document, operation, incoming);
    if (missing.length > 0) return refuseCredentials(inErrorForm, operation, missing, accept);
    const toRead = { url: incoming.url.href, headers, path: variables, text: incoming.text };
    const { values, violations } = readRequest(document, prepared.requestSchemas, operation, toRead);
    const refused = violations.filter(({ additive }) => !additive).slice(0, mostRefusals);
    if (refused.length > 0) {
      event.refusals.push(...refused.map(refusalText));
      return refuse(document, inErrorForm, operation, refused, accept);
    }
    if (accept?.split(",").some((range) => !/^\s*[^\s/;]+\/[^\s/;]+/.test(range)))
      return inErrorForm(operation, null, { status: 406, message: "accept: expected media types" });
    if (simulated && !headers.has("prefer") && !headers.has(controlHeader)) {
      const method = request.method === "HEAD" ? "GET" : request.method;
      const sent = new Request(request.url, { method, headers: request.headers, body: text || null });
      const response = await simulated.fetch(sent, faults.drift);
      const found = await differences(incoming, called, response.clone());
      event.differences.push(...found.map(({ pointer, expected }) => `${pointer}: expected ${expected}`));
      return response;
    }
    const { answer: wanted, tell } = controlOf(headers);
    const response = await documented(incoming, called, values);
    if (wanted) tolerant ??= compileSchemas(tolerantDocument(document));
    const answer =
      wanted && tolerant
        ? await withGivenAnswer(document, tolerant, operation, incoming.url.href, response, wanted)
        : response;
    if (!tell) return answer;
    const told = new Headers(answer.headers);
    told.set(valuesHeader, toHeader(values));
    return new Response(answer.body, { status: answer.status, headers: told });
  };

  function notFound({ url, headers }: Incoming): Response {
    const methods = routes.methodsOf(url.pathname).join(", ");
    if (methods !== "")
      return inErrorForm(undefined, headers.get("accept"), {
        status: 405,
        message: `${url.pathname} has no such method. It has: ${methods}.`,
        headers: { allow: methods },
      });
    if (base !== "" && !url.pathname.startsWith(`${base}/`))
      return problem(404, "Not Found", `The paths of this document begin with ${base}.`);
    const paths = routes.operations.map(({ path }) => `${base}${path}`);
    const meant = nearest(url.pathname, paths);
    const advice = meant === undefined ? "" : ` Did you mean ${meant}?`;
    return problem(404, "Not Found", `The document has no path ${url.pathname}.${advice}`);
  }
}

function controlOf(headers: Headers): MockRequest {
  try {
    return fromHeader<MockRequest>(headers.get(controlHeader)) ?? {};
  } catch (error) {
    throw new FaultError(`${controlHeader}: ${(error as Error).message}`);
  }
}
