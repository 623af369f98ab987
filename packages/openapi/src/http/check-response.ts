import type { ResponseObject } from "../document.ts";
import { evidenceAt } from "../evidence.ts";
import { responseHeaders, schemaOf, type Located, type Operation } from "../operations.ts";
import { toPointer } from "../pointer.ts";
import { isStructure, shapeOf } from "../schema/shape.ts";
import type { Schemas, Violation } from "../schema/validate.ts";
import type { Spec } from "../spec.ts";
import { documentedType, isJson } from "./media-type.ts";
import { jsonOf, type ReceivedResponse } from "./message.ts";
import { readParameter } from "./parameter-style.ts";
import { variantFor } from "./result-variant.ts";
import { responseFor, statusThatCounts } from "./status.ts";

/** A message to be checked: a response, and the address that was asked, because the query can decide about the form of the answer. */
export interface CheckedResponse {
  request: { url: string; method?: string };
  response: ReceivedResponse;
}

/**
 * Says where a response differs from the document: status, exact media type, headers, body. Knows nothing of any mock,
 * so that a fault of a mock, or of an example that it serves, is seen. Values are as they came: whoever shows them
 * redacts them.
 */
export function checkResponse(
  { document }: Pick<Spec, "document">,
  schemas: Schemas,
  operation: Operation,
  { request, response }: CheckedResponse,
): Violation[] {
  const body = jsonOf(response);
  const status = statusThatCounts(document, response.status, body.value);
  const documented = responseFor(operation, status);
  const violation = (pointer: string, specPointer: string, expected: string, value: unknown): Violation => ({
    pointer,
    specPointer,
    expected,
    value,
    additive: false,
  });
  const responses = `${operation.pointer}/responses`;
  if (!documented) {
    const statuses = Object.keys(operation.responses).join(", ");
    return [violation("/status", responses, `one of ${statuses}`, status)];
  }
  // A provider that keeps the status in the body answers with 200, or with that status.
  if (response.status !== status && response.status !== 200)
    return [violation("/status", responses, `200 or ${status}, as the body says`, response.status)];
  const headers = headerViolations({ document }, schemas, documented, response.headers);
  // The answer to a HEAD has no body, whatever is documented.
  if (request.method === "HEAD") return headers;
  const content = documented.node.content ?? {};
  const contentPointer = `${documented.pointer}/content`;
  if (Object.keys(content).length === 0) {
    return response.text === ""
      ? headers
      : [...headers, violation("/body", documented.pointer, "no body", response.text)];
  }
  const [first = ""] = Object.keys(content);
  const known = documentedType(response.headers["content-type"], Object.keys(content));
  if (known === undefined) {
    const found = response.headers["content-type"] || undefined;
    const expected = `one of ${Object.keys(content).join(", ")}`;
    const isInferred = evidenceAt(document, contentPointer) === "inferred";
    headers.push({
      ...violation("/headers/content-type", contentPointer, expected, found),
      ...(isInferred && { informational: true }),
    });
    // Where it is only inferred which types there are, the body is held to the first of them.
    if (!isInferred) return headers;
  }
  const type = known ?? first;
  if (!content[type]?.schema) return headers;

  const own = `${contentPointer}${toPointer([type])}/schema`;
  const isJsonBody = isJson(type) || isJson(response.headers["content-type"]);
  const schemaPointer = isJsonBody ? bodySchema(operation, documented.node, own, request.url) : own;
  if (isJsonBody && !body.parsed) {
    const found = response.text === "" ? undefined : response.text;
    return [...headers, violation("/body", schemaPointer, "a JSON document", found)];
  }
  // Of what is no JSON, a text is all that is known: what a schema says of an object in XML is not checked.
  const shape = isJsonBody ? undefined : shapeOf(document, content[type].schema);
  if (shape && isStructure(shape)) return headers;
  const value = isJsonBody ? body.value : response.text;
  // A variant narrows the schema of the response and does not replace it.
  const narrow = schemaPointer === own ? [] : schemas.violations(schemaPointer, value);
  const violations = narrow.length > 0 ? narrow : schemas.violations(own, value);
  return [...headers, ...violations.map((found) => ({ ...found, pointer: `/body${found.pointer}` }))];
}

function headerViolations(
  { document }: Pick<Spec, "document">,
  schemas: Schemas,
  response: Located<ResponseObject>,
  headers: Record<string, string>,
): Violation[] {
  return responseHeaders(document, response).flatMap(({ name, node: header, pointer: specPointer }): Violation[] => {
    if (name.toLowerCase() === "content-type") return [];
    const where = `/headers/${name.toLowerCase()}`;
    const text = headers[name.toLowerCase()];
    if (text === undefined) {
      const expected = "the header: it is required";
      return header.required ? [{ pointer: where, specPointer, expected, value: undefined, additive: false }] : [];
    }
    const { schema, pointer: schemaPointer } = schemaOf(header, specPointer);
    const value = readParameter({ ...header, name, in: "header" }, shapeOf(document, schema), [[name, text]])?.value;
    return schemas
      .violations(schemaPointer, value)
      .map((found) => ({ ...found, pointer: `${where}${found.pointer}`, value: text }));
  });
}

/** The schema of the body: that of the response or, with query values that `x-result-variants` names, the variant's. */
function bodySchema(operation: Operation, response: ResponseObject, pointer: string, url: string): string {
  const isVaried = response === operation.responses["200"]?.node;
  const variant = isVaried ? variantFor(operation, new URL(url).searchParams) : undefined;
  return variant ? `/components/schemas/${variant.schema}` : pointer;
}
