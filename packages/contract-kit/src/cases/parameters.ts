import { namedExamples, successResponses, toPointer, type Operation, type Spec } from "@demarc/spec";
import type { Schemas } from "../schemas.ts";
import { variantFor } from "../variants.ts";
import { baseArgs, bodyFields, namedValues, requestExamples, sample, slug } from "./base.ts";
import type { CaseArgs, ContractCase } from "./case.ts";

/** Every parameter with every value that the document names, and every example of a body, is accepted. */
export function parameterCases(spec: Spec, operation: Operation, schemas: Schemas): ContractCase[] {
  const accepted = (id: string, title: string, args: CaseArgs): ContractCase => {
    const prefer = preferredExample(spec, operation, schemas, args);
    return { id, kind: "parameter", title, args, alternative: 0, ...(prefer && { prefer }), expect: { status: successStatus(operation) } };
  };
  const cases: ContractCase[] = [];
  for (const { node } of operation.parameters) {
    if (node.in !== "path" && node.in !== "query") continue;
    const values = namedValues(node.schema ?? {});
    for (const value of values.length > 0 ? values : [node.example ?? sample(node.schema ?? {})]) {
      const args = baseArgs(spec, operation);
      (args[node.in] ??= {})[node.name] = value;
      cases.push(accepted(`parameter/${node.in}.${node.name}/${slug(value)}`, `${node.name}=${String(value)} is sent and accepted`, args));
    }
  }
  for (const { name, value } of requestExamples(spec, operation)) {
    cases.push(accepted(`parameter/body/${name}`, `the body of the example "${name}" is sent and accepted`, { ...baseArgs(spec, operation), body: structuredClone(value) }));
  }
  for (const field of bodyFields(spec, operation)) {
    for (const value of namedValues(field.schema)) {
      const args = baseArgs(spec, operation);
      args.body = { ...(args.body as object), [field.name]: value };
      cases.push(accepted(`parameter/body.${field.name}/${slug(value)}`, `${field.name}=${String(value)} is sent and accepted`, args));
    }
  }
  return cases;
}

export function successStatus(operation: Operation): number {
  const [status] = successResponses(operation)[0] ?? [];
  if (!status) throw new Error(`${operation.pointer}/responses: no success is documented`);
  return Number(status);
}

/** The example to ask a mock for where the call decides about the form of the result. */
function preferredExample(spec: Spec, operation: Operation, schemas: Schemas, args: CaseArgs): ContractCase["prefer"] {
  const query = new URLSearchParams(Object.entries(args.query ?? {}).map(([key, value]): [string, string] => [key, String(value)]));
  const variant = variantFor(operation, query);
  const response = successResponses(operation)[0]?.[1];
  if (!variant || !response) return undefined;
  for (const [type, mediaType] of Object.entries(response.node.content ?? {})) {
    const fitting = namedExamples(spec.document, mediaType, `${response.pointer}/content${toPointer([type])}`).find(({ node }) =>
      schemas.isValid(`/components/schemas/${variant.schema}`, node.value),
    );
    if (fitting) return { code: successStatus(operation), example: fitting.name };
  }
  return undefined;
}
