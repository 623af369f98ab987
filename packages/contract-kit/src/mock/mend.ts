import { listOperations, type Spec } from "@demarc/spec";
import { compileSchemas } from "../schemas.ts";
import type { Target } from "../target.ts";
import { problem, refuse, withAnswer } from "./answer.ts";
import { controlHeader, fromHeader, toHeader, understoodHeader, type MockRequest } from "./control.ts";
import { readRequest } from "./request.ts";
import { createRouter } from "./router.ts";

/**
 * A mock that makes up for what Prism gets wrong, in front of Prism. Prism answers: it knows credentials, statuses,
 * examples and `Prefer`. What it lets through and the document does not is refused here: an undocumented parameter,
 * an empty value, a request of another media type with the same suffix, malformed JSON (on which its server hangs). Each of these
 * has a test that tells when Prism has mended it.
 *
 * On request it answers with something else than an example, if its document promises that too, and says how it
 * understood the request.
 *
 * @param inner Prism, without the base path of the document's servers
 * @param base the path that stands before those of the document
 */
export function mendPrism(spec: Spec, inner: Target, base: string): Target {
  const schemas = compileSchemas(spec.document);
  const route = createRouter(listOperations(spec.document));
  return {
    ...inner,
    baseUrl: `${inner.baseUrl}${base}`,
    isMock: true,
    async fetch(request) {
      const url = new URL(request.url);
      if (base !== "" && !url.pathname.startsWith(`${base}/`))
        return problem(404, "Not Found", `The paths of this document begin with ${base}.`);
      const path = url.pathname.slice(base.length);
      const found = route(request.method, path);
      const text = request.body ? await request.text() : "";
      url.pathname = path;
      if (!found) return inner.fetch(new Request(url, { method: request.method, headers: forPrism(request.headers) }));

      const { operation, variables } = found;
      const { understood, violations } = readRequest(spec, schemas, operation, request, variables, text);
      const headers = forPrism(request.headers);
      // Malformed, the body would hang Prism's server; refused it is anyway, unless the credentials are wrong.
      const body = text === "" || violations.length > 0 ? null : text;
      const answer = await inner.fetch(new Request(url, { method: request.method, headers, body }));
      if (violations.length > 0)
        return answer.status === 401 || answer.status === 403
          ? answer
          : refuse(spec, operation, violations, request.headers.get("accept"));

      const wanted = fromHeader<MockRequest>(request.headers.get(controlHeader));
      const response = wanted?.answer
        ? await withAnswer(spec, schemas, operation, request, answer, wanted.answer)
        : answer;
      return wanted?.tell ? withHeader(response, understoodHeader, toHeader(understood)) : response;
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
