import type { Target } from "@demarc/contract";
import { listOperations, type Spec } from "@demarc/openapi";
import type { Errata } from "@demarc/spec";
import type { SuiteMeta } from "./meta.ts";

/** The parts of a provider's report that are known before any case is run. */
export function headOf({ provider, document, hash }: Spec, { errata }: Errata, target: Target): SuiteMeta {
  return {
    provider: {
      provider,
      title: document.info.title,
      version: document.info.version,
      hash,
      target: target.name,
      errata: errata.map(({ id, title, at, evidence, numbers }) => ({ id, title, at, evidence, numbers })),
    },
    operations: listOperations(document).map(({ operationId, method, path, object, evidence }) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      summary: object.summary ?? "",
      evidence,
    })),
  };
}
