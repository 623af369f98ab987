import { checkResponse as check, type OpenApiDocument, type ReceivedResponse } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { findingsOf, type FindingOptions } from "../findings/findings.ts";
import { observed } from "../check/observation.ts";
import type { Finding } from "../model/finding.ts";

export interface CheckResponseOptions extends FindingOptions {
  /** The request's address, where the query decides about the form of the answer. */
  url?: string;
  /** For the findings; `api` where it is left out. */
  provider?: string;
}

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
  const prepared = prepare(document);
  const { schemas } = prepared;
  const operation = prepared.operation(operationId);
  if (!operation) {
    const known = prepared.operations.map((candidate) => candidate.operationId).join(", ");
    throw new Error(`There is no operation "${operationId}". The document has: ${known}.`);
  }
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const request = { method: operation.method.toUpperCase(), url, headers: {}, body: undefined };
  const exchange = { request, response: { ...answer, headers } };
  const violations = check({ document }, schemas, operation, exchange);
  const spec = { provider, document, hash: prepared.hash };
  return findingsOf(spec, observed(operation, violations, { exchange }), options);
}
