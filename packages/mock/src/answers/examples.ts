import {
  at,
  bodilessStatuses,
  httpStatusFor,
  isJson,
  isSuccess,
  namedExamples,
  parseJson,
  successResponses,
  toPointer,
  variantFor,
  withValueAt,
  type OpenApiDocument,
  type Operation,
  type ParameterValues,
  type Schemas,
} from "@demarc/openapi";
import type { Prepared } from "@demarc/openapi/prepared";
import type { Preference } from "./prefer.ts";
import { headersOf } from "./values.ts";

/**
 * The answer that an example is by itself. Undefined where something has to be chosen, by Prism: a media type that is
 * not named exactly, a status of a range.
 */
export function exampleAnswer(
  prepared: Prepared,
  operation: Operation,
  { code, exampleKey }: Preference,
  accept: string | null,
): Response | undefined {
  const status = String(code ?? successResponses(operation)[0]?.[0]);
  const response = operation.responses[status];
  if (!response || !/^\d+$/.test(status)) return undefined;
  const sent = httpStatusFor(prepared.document, Number(status));
  const [type, content] =
    Object.entries(response.node.content ?? {}).find(([each]) => accept === null || accept === each) ?? [];
  if (bodilessStatuses.has(sent) || !content || !isJson(type)) return undefined;
  const examples = prepared.shown(content, `${response.pointer}/content${toPointer([type ?? ""])}`);
  const chosen = exampleKey === undefined ? examples[0] : examples.find(({ name }) => name === exampleKey);
  const headers = [...headersOf(prepared, response), ["content-type", type ?? ""] as [string, string]];
  return chosen && Response.json(chosen.value, { status: sent, headers });
}

/**
 * The example to answer with where a query value decides about the form of the result: the one that is called like
 * the variant, or the first that has its form. Undefined where nothing has to be chosen.
 */
export function exampleForQuery(
  document: OpenApiDocument,
  schemas: Schemas,
  operation: Operation,
  query: URLSearchParams,
  { code, exampleKey, dynamic }: Preference,
): string | undefined {
  const variant = variantFor(operation, query);
  const [status, response] = successResponses(operation)[0] ?? [];
  if (!variant || !response || exampleKey || dynamic || (code && String(code) !== status)) return undefined;
  for (const [type, content] of Object.entries(response.node.content ?? {})) {
    const examples = namedExamples(document, content, `${response.pointer}/content${toPointer([type])}`);
    const fitting = examples.filter(({ node }) => schemas.isValid(`/components/schemas/${variant.schema}`, node.value));
    const chosen = fitting.find(({ name }) => name === variant.name) ?? fitting[0];
    if (chosen) return chosen.name;
  }
  return undefined;
}

/** Cuts the rows of an answer to size (`x-paging`), as a provider would. */
export async function withPage(
  operation: Operation,
  { query }: ParameterValues,
  response: Response,
): Promise<Response> {
  const paging = operation.object["x-paging"];
  if (!paging || !isSuccess(response.status) || !isJson(response.headers.get("content-type"))) return response;
  const limit = Number(query[paging.size] ?? 0);
  const offset = paging.page
    ? (Number(query[paging.page] ?? paging.firstPage ?? 1) - (paging.firstPage ?? 1)) * limit
    : Number(query[paging.offset ?? ""] ?? 0);
  if (limit === 0 && offset === 0) return response;
  const text = await response.text();
  const body = parseJson(text).value;
  const rows = at(body, paging.items);
  const { status, headers } = response;
  if (!Array.isArray(rows)) return new Response(text, { status, headers });
  const cut = rows.slice(offset, limit === 0 ? undefined : offset + limit);
  return new Response(JSON.stringify(withValueAt(body, paging.items, cut)), { status, headers });
}
