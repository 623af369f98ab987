import { listOperations, namedValues, resolve, type Operation, type Schema, type Spec } from "@demarc/openapi";
import type { CallArguments } from "@demarc/contract";
import type { LiveProvider } from "../model/provider.ts";

/** A read to be made. */
export interface PlannedCall {
  operation: Operation;
  args: CallArguments;
}

/**
 * The reads of a document: each one plainly, then once for each documented value of a parameter, or for the default of
 * a parameter without such. Nothing past a limit, nothing undocumented, and no read that needs a value, which nobody
 * has given.
 */
export function planReads(
  spec: Spec,
  { limitedArguments = {}, untried = {} }: Pick<LiveProvider, "limitedArguments" | "untried"> = {},
): PlannedCall[] {
  return listOperations(spec.document).flatMap((operation) => {
    const needsValues = operation.anyRequired.length > 0 || operation.parameters.some(({ node }) => node.required);
    if (operation.method !== "get" || needsValues) return [];
    const small = limitedArguments[operation.operationId]?.query ?? {};
    const single = operation.parameters.flatMap(({ node }) =>
      node.in === "query" && !untried[operation.operationId]?.includes(node.name)
        ? valuesOf(resolve<Schema>(spec.document, node.schema ?? {})).map((value) => ({ ...small, [node.name]: value }))
        : [],
    );
    return [{ operation, args: {} }, ...single.map((query) => ({ operation, args: { query } }))];
  });
}

function valuesOf(schema: Schema): unknown[] {
  const named = namedValues(schema);
  if (named.length > 0) return named;
  return schema.default === undefined ? [] : [schema.default];
}
