import type { Evidence } from "@demarc/spec";

/**
 * breaking: something promised is missing or different. additive: something is there that was not promised.
 * informational: an inferred promise did not hold, or a fact worth knowing.
 */
export type Grade = "breaking" | "additive" | "informational";

/** One place where an exchange and the document differ. Holds no credentials. */
export interface Finding {
  grade: Grade;
  provider: string;
  operationId: string;
  /** JSON pointer into what was examined: `/body/customers/0/name`, `/status`, `/headers/content-type`. */
  pointer: string;
  /** JSON pointer into the bundled document, to the promise concerned. */
  specPointer: string;
  expected: string;
  found: string;
  /** The id of the erratum that concerns the place, where there is one. */
  erratum?: string;
  /** How many findings of the same kind this one stands for, where it is more than one. */
  count?: number;
  /** The first places of these. */
  pointers?: string[];
  /** Where the promise is written, and the line that says it. */
  source?: SourcePlace;
  /** A line to repeat the request with; credentials are variables in it. */
  curl?: string;
}

/** A place in the files of a spec. */
export interface SourcePlace {
  /** From the root of the repository: `specs/cloudlx/components/schemas/Realm.yaml`. */
  file: string;
  /** From 1. */
  line: number;
  /** The line and a few below it. */
  excerpt: string;
}

/** What a case is about. `semantics` are the hand-written ones. */
export type CaseKind =
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
  /** Stable and readable: `cloudlx/createCustomer/response/200/created`. */
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

/** One thing that the document promises, and whether any exchange has shown it. */
export interface CoverageItem {
  kind:
    | "operation"
    | "status"
    | "media type"
    | "example"
    | "header"
    | "parameter"
    | "parameter value"
    | "property"
    | "property value"
    | "constraint";
  /** `200 application/json`, `bill_type=prepaid`, `customers[].name`. */
  name: string;
  specPointer: string;
  covered: boolean;
  /** Why it cannot be covered, from the provider's reviewed list. */
  excluded?: string;
}

export interface OperationReport {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  evidence: Evidence;
  cases: CaseResult[];
  coverage: CoverageItem[];
}

export interface ProviderReport {
  provider: string;
  title: string;
  version: string;
  /** The hash of the bundled document, as generated files carry it. */
  hash: string;
  /** How the cases were run: `Prism in process`. */
  target: string;
  durationMs: number;
  operations: OperationReport[];
  errata: { id: string; title: string; at: string; evidence: Evidence; numbers: number[] }[];
}

export interface ContractReport {
  /** ISO 8601, in UTC. */
  createdAt: string;
  /** The commit that was tested, where git knows one; `+` behind it for uncommitted changes. */
  commit?: string;
  providers: ProviderReport[];
}
