import { specOf, type OpenApiDocument } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { coverageOf } from "../coverage/coverage.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { excluded, type Exclusion } from "../coverage/exclusions.ts";
import type { CoverageItem } from "../model/coverage-item.ts";

/**
 * What a document states, and which of it the exchanges have shown: by operation.
 *
 * @param exclusions what cannot be shown, reviewed
 */
export function coverage(
  document: OpenApiDocument,
  exchanges: readonly Exchange[],
  exclusions: readonly Exclusion[] = [],
): Record<string, CoverageItem[]> {
  const spec = specOf(document);
  return Object.fromEntries(
    prepare(document).operations.map((operation) => {
      const own = exchanges.filter(({ operationId }) => operationId === operation.operationId);
      return [operation.operationId, excluded(coverageOf(spec, operation, own), operation.operationId, exclusions)];
    }),
  );
}
