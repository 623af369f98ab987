import { at, toPointer, type Operation, type ResponseObject, type Spec } from "@demarc/spec";
import type { Exchange } from "./exchange.ts";
import type { Finding } from "./report/model.ts";
import type { Schemas } from "./schemas.ts";
import { mediaTypeOf, parseJson, show } from "./text.ts";
import { variantFor } from "./variants.ts";

/**
 * Holds an answer against the document: status, exact media type, body. Independent of the mock, so that a fault
 * of the mock, or of an example that it serves, is seen.
 */
export function checkResponse(spec: Spec, schemas: Schemas, operation: Operation, { request, response }: Exchange): Finding[] {
  const body = parseJson(response.text);
  const status = statusThatCounts(spec, response.status, body.value);
  const documented = operation.responses[status];
  const finding = (pointer: string, specPointer: string, expected: string, found: string): Finding => ({
    // A promise that was only inferred cannot be broken, it can only turn out wrong.
    grade: (documented?.node["x-evidence"] ?? operation.evidence) === "inferred" ? "informational" : "breaking",
    provider: spec.provider,
    operationId: operation.operationId,
    pointer,
    specPointer,
    expected,
    found,
  });

  if (!documented) {
    return [finding("/status", `${operation.pointer}/responses`, `one of ${Object.keys(operation.responses).join(", ")}`, status)];
  }
  const content = documented.node.content ?? {};
  const contentPointer = `${documented.pointer}/content`;
  const type = mediaTypeOf(response.headers["content-type"]);
  if (Object.keys(content).length === 0) {
    return response.text === "" ? [] : [finding("/body", documented.pointer, "no body", show(response.text))];
  }
  if (type === undefined || !content[type]) {
    return [finding("/headers/content-type", contentPointer, `one of ${Object.keys(content).join(", ")}`, type ?? "no content type")];
  }
  const schemaPointer = bodySchema(operation, documented.node, `${contentPointer}${toPointer([type])}/schema`, request.url);
  if (!body.parsed) return [finding("/body", schemaPointer, "a JSON document", response.text === "" ? "nothing" : show(response.text))];
  return schemas
    .problems(schemaPointer, body.value)
    .map((problem) => finding(`/body${problem.pointer}`, problem.specPointer, problem.expected, show(at(body.value, problem.pointer))));
}

/** HTTP's status, unless the document keeps one in the body and HTTP hides it behind a 200. */
function statusThatCounts(spec: Spec, httpStatus: number, body: unknown): string {
  const pointer = spec.document["x-status-in-body"];
  const inBody = pointer === undefined ? undefined : at(body, pointer);
  return httpStatus === 200 && typeof inBody === "string" ? inBody : String(httpStatus);
}

/** The schema of the body: that of the response or, with query values that `x-result-variants` names, the variant's. */
function bodySchema(operation: Operation, response: ResponseObject, pointer: string, url: string): string {
  const variant = response === operation.responses["200"]?.node ? variantFor(operation, new URL(url).searchParams) : undefined;
  return variant ? `/components/schemas/${variant.schema}` : pointer;
}
