import type { CaseKind, CoverageItem, Finding, OperationReport, ProviderReport } from "@demarc/contract";

/** What a test of a contract suite passes to the reporter. */
export interface CaseMeta {
  /** The case's id, with provider and operation. */
  id: string;
  kind: CaseKind;
  findings: Finding[];
  /** Of the last test of an operation. */
  coverage?: CoverageItem[];
}

/** What the whole suite passes to the reporter, which then needs to load no document. */
export interface SuiteMeta {
  provider: Omit<ProviderReport, "operations" | "durationMs">;
  operations: Pick<OperationReport, "operationId" | "method" | "path" | "summary" | "evidence">[];
}

declare module "vitest" {
  interface TaskMeta {
    case?: CaseMeta;
    /** Of the file. */
    suite?: SuiteMeta;
  }
}
