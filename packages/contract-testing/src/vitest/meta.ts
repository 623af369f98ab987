import type { CaseKind, CoverageItem, Finding, Target } from "@demarc/contract";
import { listOperations, type Spec } from "@demarc/openapi";
import type { Errata } from "@demarc/spec";

/** What a test of a contract suite passes to the reporter. */
export interface CaseMeta {
  /** The case's id, with provider and operation. */
  id: string;
  kind: CaseKind;
  findings: Finding[];
  /** Of the last test of an operation. */
  coverage?: CoverageItem[];
}

declare module "vitest" {
  interface TaskMeta {
    case?: CaseMeta;
    /** Of the file. */
    suite?: ReturnType<typeof headOf>;
  }
}

/** What is known of a provider's report before any case is run, so that the reporter needs to load no document. */
export function headOf({ provider, document, hash }: Spec, { errata }: Errata, target: Target) {
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
