import type { Operation, Violation } from "@demarc/openapi";
import type { Exchange } from "../exchange/exchange.ts";
import type { Grade } from "../model/finding.ts";

/** A violation with where it was seen: what findings are made of. */
export interface Observation {
  operation: Operation;
  violation: Pick<Violation, "pointer" | "specPointer" | "expected"> &
    Partial<Pick<Violation, "value" | "additive" | "informational">>;
  /** What was found, in words, where that says more than the value. */
  found?: string;
  /** Where it does not follow from the violation and the evidence. */
  grade?: Grade;
  /** The exchange that showed it; undefined where none did. */
  exchange?: Pick<Exchange, "request" | "response">;
  /** The name of the call that showed it, in a live run. */
  call?: string;
}

/** The violations of an exchange as observations of an operation. */
export function observed(
  operation: Operation,
  violations: readonly Violation[],
  rest: Pick<Observation, "grade" | "exchange" | "call"> = {},
): Observation[] {
  return violations.map((violation) => ({ operation, violation, ...rest }));
}
