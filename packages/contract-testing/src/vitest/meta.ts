import type { CaseKind, CoverageItem, Finding } from "@demarc/contract";

/** What a test of a contract suite tells the reporter. */
export interface ContractMeta {
  /** The case's whole id, provider and operation included. */
  id: string;
  kind: CaseKind;
  findings: Finding[];
  /** By the last test of an operation. */
  coverage?: CoverageItem[];
}

declare module "vitest" {
  interface TaskMeta {
    contract?: ContractMeta;
  }
}
