import {
  at,
  bodilessStatuses,
  httpStatusFor,
  isJson,
  isSuccess,
  namedExamples,
  parseJson,
  responseFor,
  successResponses,
  successStatus,
  toPointer,
  variantFor,
  withValueAt,
  type OpenApiDocument,
  type Operation,
  type ParameterValues,
  type Schemas,
} from "@demarc/openapi";
import type { Prepared } from "@demarc/openapi/prepared";
import { acceptedType, problem } from "./error-form.ts";
import type { Preference } from "./prefer.ts";
import { headersOf, textOf } from "./values.ts";

/**
 * The answer that the document shows for an operation, or a sample where it shows none: of the status, the media type
 * and the example that are asked for, or of the first of each.
 */
export function exampleAnswer(
  prepared: Prepared,
  operation: Operation,
  { code = successStatus(operation), exampleKey }: Preference,
  accept: string | null,
): Response {
  const response = code === undefined ? undefined : responseFor(operation, code);
  if (code === undefined || !response) return undocumented(`The operation documents no ${code ?? "success"}.`);
  const headers = new Headers(headersOf(prepared, response));
  const { content = {} } = response.node;
  const types = Object.keys(content);
  if (types.length === 0) return new Response(null, { status: code, headers });
  const type = acceptedType(accept, types);
  if (type === undefined) return problem(406, "Not Acceptable", `The document has ${types.join(", ")}.`);
  const examples = prepared.shown(content[type] ?? {}, `${response.pointer}/content${toPointer([type])}`);
  const chosen = exampleKey === undefined ? examples[0] : examples.find(({ name }) => name === exampleKey);
  if (!chosen && exampleKey !== undefined) return undocumented(`The response ${code} has no example ${exampleKey}.`);
  const nothing = isJson(type) ? {} : "";
  const written = textOf(type, chosen ? chosen.value : nothing);
  headers.set("content-type", written.type);
  const status = httpStatusFor(prepared.document, code);
  return new Response(bodilessStatuses.has(status) ? null : written.text, { status, headers });
}

const undocumented = (detail: string) => problem(404, "Not documented", detail);

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
  const { items, size, page = "", offset = "", firstPage = 1 } = paging;
  const limit = Number(query[size] ?? 0);
  const start = page ? (Number(query[page] ?? firstPage) - firstPage) * limit : Number(query[offset] ?? 0);
  if (limit === 0 && start === 0) return response;
  const text = await response.text();
  const body = parseJson(text).value;
  const rows = at(body, items);
  const cut = Array.isArray(rows) && rows.slice(start, limit === 0 ? undefined : start + limit);
  return new Response(cut ? JSON.stringify(withValueAt(body, items, cut)) : text, response);
}
