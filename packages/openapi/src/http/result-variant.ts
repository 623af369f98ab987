import type { ResultVariant } from "../document.ts";
import type { Operation } from "../operations.ts";

/** The result variant that a query calls for: the first one all of whose values are there, the empty one last. */
export function variantFor(operation: Operation, query: URLSearchParams): ResultVariant | undefined {
  const matching = operation.resultVariants.filter((variant) =>
    Object.entries(variant.query).every(([key, value]) => query.get(key) === String(value)),
  );
  return matching.find((variant) => Object.keys(variant.query).length > 0) ?? matching[0];
}
