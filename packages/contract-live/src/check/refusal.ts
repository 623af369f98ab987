import { at, resolveAt, toPointer, type Operation, type Schema, type Spec } from "@demarc/openapi";
import type { Observation } from "@demarc/contract";
import { answerOf, type LiveCall } from "../model/call.ts";
import { unmet } from "../model/observation.ts";
import type { ProviderSpec } from "../model/provider-spec.ts";

/** A field that a provider refuses, and its reason. */
interface FieldError {
  field: string | undefined;
  message: string;
}

/**
 * The observations of a refused call that the document allows: one for each field that the provider names, or one for
 * the call.
 */
export function refusalsOf(
  { spec, prose }: Pick<ProviderSpec, "spec" | "prose">,
  operation: Operation,
  call: LiveCall,
  status: number,
  body: unknown,
): Observation[] {
  const named = fieldErrorsOf(spec, body);
  const whole = { field: undefined, message: typeof body === "string" ? body : "without a reason" };
  const exchange = answerOf(call);
  return (named.length > 0 ? named : [whole]).map(({ field, message }) => {
    const expected = `to be accepted: the document allows ${call.label}`;
    const statement = [...placeOf(spec, operation, call, field), expected] as const;
    return unmet(operation, statement, `${status}: ${prose(message)}`, exchange && { exchange });
  });
}

function fieldErrorsOf(spec: Spec, body: unknown): FieldError[] {
  const fields = spec.document["x-error-fields"];
  const valueAt = (pointer: string | undefined) => (pointer === undefined ? undefined : at(body, pointer));
  const key = valueAt(fields?.key);
  const message = valueAt(fields?.message) ?? body;
  if (typeof key === "string" && key !== "") return [{ field: key, message: String(message) }];
  const listed = Object.values(typeof body === "object" && body !== null ? body : {}).flatMap((value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    // As many web frameworks write it: reasons by field.
    return Object.entries(value).map(([field, reasons]) => ({
      field,
      message: [reasons].flat().map(String).join(" "),
    }));
  });
  if (listed.length > 0) return listed;
  const quoted = typeof message === "string" ? /['"`]([\w.-]+)['"`]/.exec(message)?.[1] : undefined;
  return typeof message === "string" ? [{ field: quoted, message }] : [];
}

/** Where a field is in the request and in the document; for an undocumented field, where it would be. */
function placeOf(
  { document }: Spec,
  operation: Operation,
  call: LiveCall,
  field: string | undefined,
): readonly [pointer: string, specPointer: string] {
  if (field === undefined) return ["/status", operation.pointer];
  const name = toPointer([field]);
  const parameter = operation.parameters.find(({ node }) => node.name === field);
  if (parameter) return [`/request/${parameter.node.in}${name}`, parameter.pointer];
  const { requestBody, pointer } = operation;
  const [type] = Object.keys(requestBody?.node.content ?? {});
  if (call.args.body === undefined || type === undefined)
    return [`/request/query${name}`, operation.object.parameters ? `${pointer}/parameters` : pointer];
  const reference = { $ref: `#${requestBody?.pointer}/content${toPointer([type])}/schema` };
  const schema = resolveAt<Schema>(document, reference, pointer);
  const known = schema.node.properties?.[field];
  return [`/request/body${name}`, known ? `${schema.pointer}/properties${name}` : schema.pointer];
}
