import type { Evidence } from "@demarc/openapi";
import type { CoverageItem } from "./coverage-item.ts";
import type { Finding } from "./finding.ts";

/** What a case is about. `semantics` are the hand-written ones. */
export type CaseKind =
  | "document"
  | "client"
  | "response"
  | "answer"
  | "parameter"
  | "body"
  | "invalid"
  | "generated"
  | "protocol"
  | "security"
  | "coverage"
  | "semantics";

export interface CaseResult {
  /** Stable and readable: `telco/createCustomer/response/200/created`. */
  id: string;
  kind: CaseKind;
  /** In plain words, what has to hold. */
  title: string;
  passed: boolean;
  durationMs: number;
  findings: Finding[];
  /** Why it failed, where the findings do not say it all. */
  error?: string;
}

export interface OperationReport {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  evidence: Evidence;
  /** Why it was not called, in a run that does not call every operation. */
  skipped?: string;
  cases: CaseResult[];
  coverage: CoverageItem[];
}

/** What a live run made of an erratum: `confirmed`, `refuted` or `not observed`, and by which answer. */
export interface Settled {
  outcome: string;
  by: string;
}

export interface ProviderReport {
  provider: string;
  title: string;
  version: string;
  /** The hash of the bundled document, as generated files carry it. */
  hash: string;
  /** How the cases were run: `in-process mock (Prism)`. */
  target: string;
  durationMs: number;
  operations: OperationReport[];
  errata: { id: string; title: string; at: string; evidence?: Evidence; numbers: number[]; settled?: Settled }[];
}

export interface ContractReport {
  /** Of a run that is no run of contract cases against a mock. */
  kind?: "live" | "replay";
  /** ISO 8601, in UTC. */
  createdAt: string;
  /** The commit that was tested, where git knows one; `+` behind it for uncommitted changes. */
  commit?: string;
  providers: ProviderReport[];
}
