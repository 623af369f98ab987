import type { Finding } from "@demarc/contract";

/** Why a run shows nothing about the provider's contract. */
export type RunErrorKind =
  | "configuration"
  | "credentials"
  | "permission"
  | "network"
  | "maintenance"
  | "sign-in page"
  | "captive proxy"
  | "rate limit"
  | "interrupted";

export interface RunError {
  kind: RunErrorKind;
  /** The call that failed, where there was one. */
  call?: string;
  message: string;
  /** What to do next. */
  advice: string;
}

/** A finding of a live run. */
export interface LiveFinding extends Finding {
  /** The calls that showed it: `listCustomers ?deleted=1`. */
  calls: string[];
  /** When the first of them was made, ISO 8601. */
  seenAt?: string;
  /** How many of how many rows are affected, where it lies in a list. */
  rows?: { affected: number; of: number };
  /** The entry of the baseline that accepts it. */
  accepted?: { reason: string; until: string };
}

export interface ErratumOutcome {
  id: string;
  title: string;
  at: string;
  reading: string;
  outcome: "confirmed" | "refuted" | "not observed";
  /** The call that settled it. */
  call?: string;
  /** That call, with the status and media type of its answer; or why no call could settle it. */
  evidence: string;
}

export interface CallSummary {
  call: string;
  operationId: string;
  /** The status of the HTTP response; undefined where none came. */
  status?: number;
  /** How many rows the answer has, where it is a list. */
  rows?: number;
  durationMs: number;
}

export interface LiveProviderReport {
  provider: string;
  title: string;
  version: string;
  /** The hash of the document that the provider was checked against. */
  hash: string;
  /** The kind of host, by the document's servers: `production`, `demo`, or `own`. */
  hostClass: string;
  calls: CallSummary[];
  findings: LiveFinding[];
  errors: RunError[];
  errata: ErratumOutcome[];
  /** What the run created and cannot remove. */
  leftBehind: string[];
  /** Entries of the baseline that no longer apply. */
  staleBaseline: string[];
  durationMs: number;
}

export interface LiveReport {
  /** ISO 8601, in UTC. */
  createdAt: string;
  commit?: string;
  providers: LiveProviderReport[];
  /** Providers that were not run, each with the variables that are missing. */
  notConfigured: { provider: string; missing: string }[];
}

/** The outcome of a run, which is also the exit code of the command. */
export type ExitCode = 0 | 1 | 2;

/** The findings that fail a run: breaking, and not accepted by the baseline. */
export function breakingFindings(report: LiveProviderReport): LiveFinding[] {
  return report.findings.filter(({ grade, accepted }) => grade === "breaking" && !accepted);
}

/** 1 with a breaking finding, whatever else; 2 where no provider was run, or one not to the end; 0 otherwise. */
export function exitCodeOf({ providers }: LiveReport): ExitCode {
  if (providers.some((provider) => breakingFindings(provider).length > 0)) return 1;
  return providers.length === 0 || providers.some(({ errors }) => errors.length > 0) ? 2 : 0;
}
