import type { CaseKind, CoverageItem, Finding } from "@demarc/contract";

/** What a test of a contract suite passes to the reporter. */
export interface ContractMeta {
  /** The case's id, with provider and operation. */
  id: string;
  kind: CaseKind;
  findings: Finding[];
  /** Of the last test of an operation. */
  coverage?: CoverageItem[];
}

declare module "vitest" {
  interface TaskMeta {
    contract?: ContractMeta;
  }
}
