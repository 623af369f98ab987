import type { Observation } from "@demarc/contract";
import type { Operation } from "@demarc/openapi";
import { answerOf, type LiveCall } from "./call.ts";
import { operationOf, type ProviderSpec } from "./provider-spec.ts";

/** A statement of the document: the place in an exchange, the place in the document, and what is expected there. */
export type Statement = readonly [pointer: string, specPointer: string, expected: string];

/** A statement that does not hold, breaking if nothing else is said. */
export function unmet(
  operation: Operation,
  [pointer, specPointer, expected]: Statement,
  found: string,
  rest: Pick<Observation, "grade" | "exchange" | "call"> = {},
): Observation {
  return { operation, grade: "breaking", violation: { pointer, specPointer, expected }, found, ...rest };
}

/** The same, shown by the answer to a call. */
export function unmetBy(providerSpec: ProviderSpec, call: LiveCall, statement: Statement, found: string): Observation {
  const exchange = answerOf(call);
  const shown = { call: call.label, ...(exchange && { exchange }) };
  return unmet(operationOf(providerSpec, call.operationId), statement, found, shown);
}
