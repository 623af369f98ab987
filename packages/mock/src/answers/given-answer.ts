import {
  bodilessStatuses,
  checkResponse,
  isJson,
  parseJson,
  responseFor,
  statusThatCounts,
  type OpenApiDocument,
  type Operation,
  type Schemas,
} from "@demarc/openapi";
import { undocumentedAnswer, undocumentedTitles, type MockRequest } from "../protocol.ts";
import { problem } from "./error-form.ts";

/** A documented answer with something else in it, if the document allows that as well. */
export async function withGivenAnswer(
  document: OpenApiDocument,
  schemas: Schemas,
  operation: Operation,
  url: string,
  response: Response,
  wanted: NonNullable<MockRequest["answer"]>,
): Promise<Response> {
  const { status } = response;
  const documented = statusThatCounts(document, status, parseJson(await response.clone().text()).value);
  if (!responseFor(operation, documented)) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(wanted.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const text = await textOf(response, wanted, isJson(headers.get("content-type")));
  const [violation, ...more] = checkResponse({ document }, schemas, operation, {
    request: { url },
    response: { status, headers: Object.fromEntries(headers), text },
  });
  if (!violation) return new Response(bodilessStatuses.has(status) ? null : text, { status, headers });
  const isAdditive = [violation, ...more].every(({ additive }) => additive);
  const title = isAdditive ? undocumentedTitles.additive : undocumentedTitles.breaking;
  return problem(500, title, `${violation.pointer}: expected ${violation.expected}`, undocumentedAnswer);
}

function textOf(
  response: Response,
  wanted: NonNullable<MockRequest["answer"]>,
  json: boolean,
): Promise<string> | string {
  if (!Object.hasOwn(wanted, "body")) return response.text();
  return json || typeof wanted.body !== "string" ? JSON.stringify(wanted.body) : wanted.body;
}
