import type { CredentialPlace, OpenApiDocument, Operation, RequestViolation } from "@demarc/openapi";
import type { ErrorForm } from "./error-form.ts";
import { fieldOf, refusalMessage } from "./refusal-text.ts";

/** Where a request is not what the document allows: a JSON pointer into the request. */
const pointerHeader = "demarc-pointer";
/** Which rule it breaks: a JSON pointer into the document. */
const ruleHeader = "demarc-rule";

/** The status with which an operation refuses a request, as far as its document says: 422, 400 or their class. */
export function refusalStatus(operation: Operation): string | undefined {
  return ["422", "400"].find((status) => operation.responses[status]);
}

/** The answer to a request that the document does not allow, which names the places in the provider's own form. */
export function refuse(
  document: OpenApiDocument,
  inErrorForm: ErrorForm,
  operation: Operation,
  violations: readonly RequestViolation[],
  accept: string | null,
): Response {
  const [first] = violations;
  const isMediaType = violations.some(({ status }) => status === 415);
  // A map, because a field may be called `constructor`.
  const fields = new Map<string, string[]>();
  for (const violation of violations) {
    const field = fieldOf(violation);
    fields.set(field, [...(fields.get(field) ?? []), refusalMessage(document, operation, violation)]);
  }
  return inErrorForm(operation, accept, {
    status: isMediaType ? 415 : Number(refusalStatus(operation) ?? 422),
    message: [...fields.values()].flat().join("; "),
    ...(first && { key: fieldOf(first), headers: placeHeaders(first.pointer, first.specPointer) }),
    fields: Object.fromEntries(fields),
  });
}

/** The answer to a request without the credentials that its operation asks for. */
export function refuseCredentials(
  inErrorForm: ErrorForm,
  operation: Operation,
  missing: readonly CredentialPlace[],
  accept: string | null,
): Response {
  const names = missing.map(({ in: place, name, prefix }) => `${place} ${name}${prefix ? ` (${prefix} …)` : ""}`);
  const [first] = missing;
  const pointer = `/request/${first?.in === "header" ? "headers" : first?.in}/${first?.name.toLowerCase()}`;
  return inErrorForm(operation, accept, {
    status: 401,
    message: `Missing credentials: ${names.join(", ")}`,
    ...(first && { key: first.name }),
    headers: {
      ...placeHeaders(pointer, operation.object.security ? `${operation.pointer}/security` : "/security"),
      ...(first?.prefix && { "www-authenticate": first.prefix }),
    },
  });
}

/** Headers hold ASCII alone. */
function placeHeaders(pointer: string, rule: string): Record<string, string> {
  return { [pointerHeader]: encodeURI(pointer), [ruleHeader]: encodeURI(rule) };
}
