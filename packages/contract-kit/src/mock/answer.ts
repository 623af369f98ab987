import { namedExamples, toPointer, type Operation, type Spec } from "@demarc/spec";
import { checkResponse, responseFor } from "../checker.ts";
import { inRange, isJson, parseMediaType } from "../media-type.ts";
import type { Schemas } from "../schemas.ts";
import { notPromised, notPromisedTitles, type MockRequest } from "./control.ts";
import type { Violation } from "./request.ts";

const bodiless = [204, 205, 304];

/** A problem of RFC 9457, for what the document says nothing about. */
export function problem(status: number, title: string, detail: string, type = "about:blank"): Response {
  return new Response(JSON.stringify({ type, title, status, detail }), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
}

/** The status with which an operation refuses a request, as far as its document says: 422, 400 or their class. */
export function refusalStatus(operation: Operation): string | undefined {
  return ["422", "400"].find((status) => operation.responses[status]);
}

/** The answer to a request that the document does not allow: a documented one where there is one. */
export function refuse(
  spec: Spec,
  operation: Operation,
  violations: readonly Violation[],
  accept: string | null,
): Response {
  const detail = violations.map(({ place, detail }) => `${place} ${detail}`).join("; ");
  if (violations.some(({ status }) => status === 415)) return problem(415, "Unsupported Media Type", detail);
  const status = refusalStatus(operation);
  const response = status === undefined ? undefined : operation.responses[status];
  const types = Object.keys(response?.node.content ?? {});
  const type = types.find((candidate) => accepts(accept, candidate)) ?? types[0];
  const mediaType = type === undefined ? undefined : response?.node.content?.[type];
  const [example] = mediaType
    ? namedExamples(spec.document, mediaType, `${response?.pointer}/content${toPointer([type ?? ""])}`)
    : [];
  if (status === undefined || type === undefined || !example)
    return problem(Number(status ?? 422), "Not what the document allows", detail);
  return new Response(JSON.stringify(example.node.value), {
    status: Number(status),
    headers: { "content-type": type },
  });
}

/** Whether an `Accept` header takes a media type. Exact: one `+json` type is no other. */
export function accepts(header: string | null, type: string): boolean {
  const essence = parseMediaType(type)?.essence ?? "";
  return header === null || header.split(",").some((range) => inRange(essence, range.trim()));
}

/** A documented answer with something else in it, if the document promises that as well. */
export async function withAnswer(
  spec: Spec,
  schemas: Schemas,
  operation: Operation,
  request: Request,
  response: Response,
  wanted: NonNullable<MockRequest["answer"]>,
): Promise<Response> {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(wanted.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const json = isJson(headers.get("content-type"));
  const text = !Object.hasOwn(wanted, "body")
    ? await response.text()
    : json || typeof wanted.body !== "string"
      ? JSON.stringify(wanted.body)
      : wanted.body;
  const exchange = {
    operationId: operation.operationId,
    request: { method: request.method, url: request.url, headers: {}, body: undefined },
    response: { status: response.status, headers: Object.fromEntries(headers), text },
  };
  if (!responseFor(operation, String(response.status))) return response;
  const findings = checkResponse(spec, schemas, operation, exchange);
  const [finding] = findings;
  if (finding)
    return problem(
      500,
      findings.every(({ grade }) => grade === "additive") ? notPromisedTitles.additive : notPromisedTitles.breaking,
      `${finding.pointer}: expected ${finding.expected}`,
      notPromised,
    );
  return new Response(bodiless.includes(response.status) ? null : text, { status: response.status, headers });
}
