import { namedExamples, toPointer, type Operation, type Spec } from "@demarc/spec";
import type { Schemas } from "../schemas.ts";
import { baseArgs, slug } from "./base.ts";
import type { CaseArgs, ContractCase } from "./case.ts";

/** Every documented response in every media type with every named example comes back as documented. */
export function responseCases(spec: Spec, operation: Operation, schemas: Schemas): ContractCase[] {
  const cases: ContractCase[] = [];
  for (const [status, { node, pointer }] of Object.entries(operation.responses)) {
    const common = { kind: "response" as const, alternative: 0, prefer: { code: Number(status) } };
    const content = Object.entries(node.content ?? {});
    if (content.length === 0) {
      cases.push({ ...common, id: `response/${status}`, title: `${status} without a body comes back`, args: baseArgs(spec, operation), expect: { status: Number(status) } });
    }
    for (const [type, mediaType] of content) {
      for (const { name, node: example } of namedExamples(spec.document, mediaType, `${pointer}/content${toPointer([type])}`)) {
        cases.push({
          ...common,
          id: `response/${status}/${slug(type)}/${name}`,
          title: `${status} as ${type} comes back as in the example "${name}"`,
          args: status === "200" ? withVariant(spec, operation, schemas, example.value) : baseArgs(spec, operation),
          accept: type,
          prefer: { code: Number(status), example: name },
          expect: { status: Number(status), body: example.value },
        });
      }
    }
  }
  return cases;
}

/** The call that an example answers: with the query values of the first result variant that the example fits. */
function withVariant(spec: Spec, operation: Operation, schemas: Schemas, value: unknown): CaseArgs {
  const args = baseArgs(spec, operation);
  const variant = operation.resultVariants.find(({ schema }) => schemas.isValid(`/components/schemas/${schema}`, value));
  if (variant && Object.keys(variant.query).length > 0) args.query = { ...args.query, ...variant.query };
  return args;
}
