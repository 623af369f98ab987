import { listOperations, type OpenApiDocument } from "@demarc/spec";
import { checkResponse as check, type CheckOptions } from "../checker.ts";
import { specOf } from "../mock/mock.ts";
import type { Finding } from "../report/model.ts";
import { compileSchemas, type Schemas } from "../schemas.ts";

/** An answer as it came. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface CheckResponseOptions extends CheckOptions {
  /** The request's address, where the query decides about the form of the answer. */
  url?: string;
  /** For the findings; `api` where it is left out. */
  provider?: string;
}

const compiled = new WeakMap<OpenApiDocument, Schemas>();

/**
 * Holds one answer against a document.
 *
 * @param document a bundled OpenAPI 3.1 document, whose references all point inside it. It must not change between calls
 * @param operationId which operation was called
 * @returns what differs; nothing where the answer is as documented
 * @throws where the document has no such operation
 */
export function checkResponse(
  document: OpenApiDocument,
  operationId: string,
  answer: Answer,
  { url = "http://localhost/", provider = "api", ...options }: CheckResponseOptions = {},
): Finding[] {
  const operations = listOperations(document);
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  if (!operation)
    throw new Error(
      `There is no operation "${operationId}". The document has: ${operations.map((candidate) => candidate.operationId).join(", ")}.`,
    );
  let schemas = compiled.get(document);
  if (!schemas) compiled.set(document, (schemas = compileSchemas(document)));
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const request = { method: operation.method.toUpperCase(), url, headers: {}, body: undefined };
  return check(
    specOf(document, provider),
    schemas,
    operation,
    { operationId, request, response: { ...answer, headers } },
    options,
  );
}
