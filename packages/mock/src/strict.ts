import {
  bodilessStatuses,
  compileSchemas,
  createRouter,
  listOperations,
  readRequest,
  type OpenApiDocument,
} from "@demarc/openapi";
import { withGivenAnswer } from "./given-answer.ts";
import {
  controlHeader,
  fromHeader,
  toHeader,
  valuesHeader,
  type Mock,
  type MockOptions,
  type MockRequest,
} from "./protocol.ts";
import { problem, refusalText, refuse } from "./refusal.ts";

/**
 * A mock that makes up for what Prism gets wrong, in front of Prism. Prism answers: it knows credentials, statuses,
 * examples and `Prefer`. What it lets through and the document does not is refused here: an undocumented parameter,
 * an empty value, a request of another media type with the same suffix, malformed JSON (on which its server hangs).
 * Each of these has a test that tells when Prism no longer does it.
 *
 * On request it answers with something else than an example, if its document allows that too, and says how it read
 * the request.
 *
 * @param inner Prism, without the base path of the document's servers
 * @param base the path that stands before those of the document
 */
export function strictPrism(
  document: OpenApiDocument,
  inner: Mock,
  base: string,
  { onAnswer }: MockOptions = {},
): Mock {
  const schemas = compileSchemas(document);
  const route = createRouter(listOperations(document));
  const answer = async (request: Request, url: URL, refusals: string[]): Promise<Response> => {
    if (base !== "" && !url.pathname.startsWith(`${base}/`))
      return problem(404, "Not Found", `The paths of this document begin with ${base}.`);
    url.pathname = url.pathname.slice(base.length);
    const found = route(request.method, url.pathname);
    const text = request.body ? await request.text() : "";
    const headers = forPrism(request.headers);
    if (!found) return inner.fetch(new Request(url, { method: request.method, headers }));

    const { operation, variables } = found;
    const toRead = { url: request.url, headers: request.headers, path: variables, text };
    const { values, violations } = readRequest(document, schemas, operation, toRead);
    const refused = violations.filter(({ additive }) => !additive);
    // Malformed, the body would be a fault of Prism's; refused it is anyway, unless the credentials are wrong.
    const body = text === "" || refused.length > 0 ? null : text;
    const response = await inner.fetch(new Request(url, { method: request.method, headers, body }));
    if (refused.length > 0) {
      if (response.status === 401 || response.status === 403) return response;
      refusals.push(...refused.map(refusalText));
      return refuse(document, operation, refused, request.headers.get("accept"));
    }
    // Where it has no media type that is asked for, Prism leaves out the body of a 204 instead of refusing.
    const [type] = Object.keys(operation.responses[response.status]?.node.content ?? {});
    if (bodilessStatuses.has(response.status) && type)
      return problem(406, "Not Acceptable", `${operation.operationId} answers with ${type}.`);
    const { answer: given, tell } = fromHeader<MockRequest>(request.headers.get(controlHeader)) ?? {};
    const wanted = given ? await withGivenAnswer(document, schemas, operation, request.url, response, given) : response;
    return tell ? withHeader(wanted, valuesHeader, toHeader(values)) : wanted;
  };
  return {
    ...inner,
    baseUrl: `${inner.baseUrl}${base}`,
    async fetch(request) {
      const url = new URL(request.url);
      const { pathname: path } = url;
      const refusals: string[] = [];
      const response = await answer(request, url, refusals);
      onAnswer?.({ method: request.method, path, status: response.status, refusals });
      return response;
    },
  };
}

/** A copy, because what came over the network cannot be changed. */
function withHeader(response: Response, name: string, value: string): Response {
  const headers = new Headers(response.headers);
  headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}

/** Without what is for this layer. Prism takes `bearer` with a capital alone. */
function forPrism(given: Headers): Headers {
  const headers = new Headers(given);
  headers.delete(controlHeader);
  const authorization = headers.get("authorization");
  if (authorization?.startsWith("bearer "))
    headers.set("authorization", `Bearer ${authorization.slice("bearer ".length)}`);
  return headers;
}
