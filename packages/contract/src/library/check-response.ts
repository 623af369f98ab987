import {
  checkResponse as check,
  compileSchemas,
  listOperations,
  specOf,
  type OpenApiDocument,
  type ReceivedResponse,
  type Schemas,
} from "@demarc/openapi";
import { findingsOf, type FindingOptions } from "../findings/findings.ts";
import { observed } from "../check/observation.ts";
import type { Finding } from "../model/finding.ts";

export interface CheckResponseOptions extends FindingOptions {
  /** The request's address, where the query decides about the form of the answer. */
  url?: string;
  /** For the findings; `api` where it is left out. */
  provider?: string;
}

const compiled = new WeakMap<OpenApiDocument, Schemas>();

/**
 * Says where an answer differs from a document.
 *
 * @param document a bundled OpenAPI 3.1 document, whose references all point inside it. It must not change between calls
 * @param operationId which operation was called
 * @returns what differs; nothing where the answer is as documented
 * @throws where the document has no such operation
 */
export function checkResponse(
  document: OpenApiDocument,
  operationId: string,
  answer: ReceivedResponse,
  { url = "http://localhost/", provider = "api", ...options }: CheckResponseOptions = {},
): Finding[] {
  const operations = listOperations(document);
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  if (!operation) {
    const known = operations.map((candidate) => candidate.operationId).join(", ");
    throw new Error(`There is no operation "${operationId}". The document has: ${known}.`);
  }
  let schemas = compiled.get(document);
  if (!schemas) compiled.set(document, (schemas = compileSchemas(document)));
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const request = { method: operation.method.toUpperCase(), url, headers: {}, body: undefined };
  const exchange = { request, response: { ...answer, headers } };
  const violations = check({ document }, schemas, operation, exchange);
  return findingsOf(specOf(document, provider), observed(operation, violations, { exchange }), options);
}
