import { listOperations, type OpenApiDocument } from "@demarc/spec";
import { coverageOf } from "../coverage.ts";
import type { Exchange } from "../exchange.ts";
import { excluded, type Exclusion } from "../exclusions.ts";
import { specOf } from "../mock/mock.ts";
import type { CoverageItem } from "../report/model.ts";

/**
 * What a document promises, and which of it the exchanges have shown: by operation.
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
    listOperations(document).map((operation) => {
      const own = exchanges.filter(({ operationId }) => operationId === operation.operationId);
      return [operation.operationId, excluded(coverageOf(spec, operation, own), operation.operationId, exclusions)];
    }),
  );
}
