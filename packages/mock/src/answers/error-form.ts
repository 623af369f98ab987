import {
  documentedType,
  inRange,
  isJson,
  parseMediaType,
  responseFor,
  toPointer,
  withValueAt,
  at,
  type Json,
  type Located,
  type OpenApiDocument,
  type Operation,
  type ResponseObject,
} from "@demarc/openapi";
import type { Prepared } from "@demarc/openapi/prepared";
import { headersOf, textOf } from "./values.ts";

/** What an error says, to be put where the document has it. */
export interface ErrorContent {
  status: number;
  message: string;
  /** The parameter or field at fault. */
  key?: string;
  /** The reasons by field. */
  fields?: Record<string, string[]>;
  headers?: Record<string, string>;
}

/** A problem of RFC 9457, for what the document says nothing about. */
export function problem(
  status: number,
  title: string,
  detail: string,
  type = "about:blank",
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify({ type, title, status, detail }), {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
  });
}

/** Makes errors in the provider's own form. */
export type ErrorForm = (operation: Operation | undefined, accept: string | null, content: ErrorContent) => Response;

/**
 * Errors in the form that a document has for them: the example of the status, or of another error where the status is
 * not documented, with the code, the parameter and the message put where `x-error-fields` has them. A problem of RFC
 * 9457 where it has no example of any error.
 */
export function errorFormOf(prepared: Prepared): ErrorForm {
  const { document, schemas, operations } = prepared;
  return (operation, accept, content) => {
    const { status } = content;
    const documented = operation && responseFor(operation, status);
    const headers = { ...Object.fromEntries(documented ? headersOf(prepared, documented) : []), ...content.headers };
    if (documented && Object.keys(documented.node.content ?? {}).length === 0)
      return new Response(null, { status, headers });
    const own = exampleIn(prepared, documented, accept);
    const found = own ?? (documented ? undefined : anyError(prepared, operation ? [operation] : operations, accept));
    if (!found) return problem(status, "Not what the document allows", content.message, undefined, headers);
    const filled = isJson(found.type) ? fill(document, found.value, content) : found.value;
    // What does not fit into the form is said by the headers alone.
    const value = own && !schemas.isValid(`${own.pointer}/schema`, filled) ? found.value : filled;
    const { text, type } = textOf(found.type, value);
    return new Response(text, { status, headers: { ...headers, "content-type": type } });
  };
}

interface Found {
  type: string;
  value: Json;
  /** Where its media type stands. */
  pointer: string;
}

function anyError(prepared: Prepared, operations: readonly Operation[], accept: string | null): Found | undefined {
  for (const { responses } of operations)
    for (const [status, response] of Object.entries(responses).toReversed()) {
      const found = /^[45]|default/.test(status) ? exampleIn(prepared, response, accept) : undefined;
      if (found) return found;
    }
  return undefined;
}

function exampleIn(
  prepared: Prepared,
  response: Located<ResponseObject> | undefined,
  accept: string | null,
): Found | undefined {
  const content = response?.node.content ?? {};
  const types = Object.keys(content);
  const type = acceptedType(accept, types) ?? types[0];
  if (!response || type === undefined) return undefined;
  const pointer = `${response.pointer}/content${toPointer([type])}`;
  const [example] = prepared.examples(content[type] ?? {}, pointer);
  return example && { type, value: example.value as Json, pointer };
}

function fill(document: OpenApiDocument, example: Json, { status, message, key = "", fields }: ErrorContent): Json {
  const places = document["x-error-fields"] ?? {};
  const errors = document["x-field-errors"];
  let body: unknown = example;
  const put = (pointer: string | undefined, value: unknown) => {
    if (pointer !== undefined && (pointer === "" || at(body, pointer) !== undefined))
      body = withValueAt(body, pointer, value);
  };
  put(places.message, message);
  put(places.key, key);
  if (places.code !== undefined) put(places.code, typeof at(body, places.code) === "string" ? String(status) : status);
  put(errors, fields);
  return body as Json;
}

/** The first of some media types that an Accept header names, or else has in a range; of those it likes best (`q`). */
export function acceptedType(header: string | null, types: readonly string[]): string | undefined {
  if (header === null) return types[0];
  const ranges = header.split(",").map((range) => {
    const { essence = "", parameters = {} } = parseMediaType(range) ?? {};
    return { range, essence, liking: Number(parameters["q"] ?? 1) + (essence.includes("*") ? 0 : 0.0001) };
  });
  const inOrder = ranges.filter(({ liking }) => liking >= 0.001).toSorted((a, b) => b.liking - a.liking);
  const fits = (type: string, essence: string) => inRange(parseMediaType(type)?.essence ?? "", essence);
  return inOrder
    .map(({ range, essence }) => documentedType(range, types) ?? types.find((type) => fits(type, essence)))
    .find((type) => type !== undefined);
}
