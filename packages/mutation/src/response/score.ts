import {
  checkResponse,
  isJson,
  listOperations,
  toPointer,
  type Schema,
  type Schemas,
  type Spec,
  type Violation,
} from "@demarc/openapi";
import { bodiesOf } from "@demarc/contract";
import { responseMutants, type ResponseMutant } from "./mutants.ts";

/** What the checker made of a changed answer. */
export interface ResponseResult {
  operationId: string;
  /** `200 application/json asDocumented`. */
  example: string;
  operator: string;
  pointer: string;
  expected: ResponseMutant["expected"];
  right: boolean;
  /** What was found instead, where it was not right. */
  found?: string;
}

/** Changes every example of every response in one place at a time, and holds what the checker says against what it should say. */
export function scoreResponses(spec: Spec, schemas: Schemas): ResponseResult[] {
  const results: ResponseResult[] = [];
  for (const operation of listOperations(spec.document)) {
    for (const [status, { node, pointer }] of Object.entries(operation.responses)) {
      const otherStatus =
        [299, 418, 451].find(
          (code) => !operation.responses[String(code)] && !operation.responses[`${String(code)[0]}XX`],
        ) ?? 299;
      const required = requiredHeaders(node.headers);
      for (const body of bodiesOf({ spec, schemas }, node.content, pointer)) {
        if (!isJson(body.type) || !body.mediaType.schema) continue;
        for (const { name, value } of body.examples) {
          const { schema, query } = variantOf(spec, schemas, operation, status, body.schema, value);
          for (const mutant of responseMutants(spec.document, schema, value, otherStatus)) {
            if (changesStatus(spec, mutant) || (mutant.operator === "wrong status" && operation.responses["default"]))
              continue;
            const {
              type = body.type,
              status: code = Number(status.replace(/XX$/, "18").replace("default", "500")),
              text,
            } = mutant.answer;
            const headers =
              type === null ? {} : { "content-type": type.startsWith(";") ? `${body.type}${type}` : type };
            const url = `http://localhost/?${new URLSearchParams(query)}`;
            const violations = checkResponse(spec, schemas, operation, {
              request: { url },
              response: { status: code, headers, text },
            }).filter((violation) => !required.has(violation.pointer));
            const right = isRight(mutant, violations);
            results.push({
              operationId: operation.operationId,
              example: `${status} ${body.type} ${name}`,
              operator: mutant.operator,
              pointer: mutant.pointer,
              expected: mutant.expected,
              right,
              ...(!right && {
                found: violations.map(describe).join(", ") || "nothing",
              }),
            });
          }
        }
      }
    }
  }
  return results;
}

/** Headers are no part of these answers. */
function requiredHeaders(headers: Record<string, unknown> | undefined): Set<string> {
  return new Set(Object.keys(headers ?? {}).map((name) => `/headers/${name.toLowerCase()}`));
}

function describe({ additive, pointer }: Violation): string {
  return `${additive ? "additive" : "breaking"} at ${pointer}`;
}

function isRight({ expected, pointer }: ResponseMutant, violations: readonly Violation[]): boolean {
  const [breaking, additive] = [false, true].map((kind) => violations.filter((each) => each.additive === kind));
  const stands = (found: Violation[] = []) => found.some((violation) => violation.pointer === pointer);
  if (expected === "breaking") return stands(breaking);
  return breaking?.length === 0 && (expected === "compatible" || stands(additive));
}

/** The schema that an example has to keep and the query that asks for it, where the query decides. */
function variantOf(
  { document }: Spec,
  schemas: Schemas,
  operation: ReturnType<typeof listOperations>[number],
  status: string,
  schema: Schema,
  value: unknown,
): { schema: Schema; query: Record<string, string> } {
  const variant =
    status === "200"
      ? operation.resultVariants.find(({ schema: name }) =>
          schemas.isValid(`/components/schemas${toPointer([name])}`, value),
        )
      : undefined;
  if (!variant) return { schema, query: {} };
  return {
    schema: document.components?.schemas?.[variant.schema] ?? schema,
    query: Object.fromEntries(Object.entries(variant.query).map(([key, each]) => [key, String(each)])),
  };
}

/** With a status in the body, a change of it makes the answer another one. */
function changesStatus({ document }: Spec, { pointer, operator }: ResponseMutant): boolean {
  const inBody = document["x-status-in-body"];
  return (
    inBody !== undefined &&
    (`/body${inBody}` === pointer || (operator === "another order" && `/body${inBody}`.startsWith(pointer)))
  );
}
