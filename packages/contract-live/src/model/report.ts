import type { Finding } from "@demarc/contract";

/** Why a provider could not be held to its promise, where that says nothing of the promise. */
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
  /** The call that it came up in, where there was one. */
  call?: string;
  message: string;
  /** What to do about it. */
  advice: string;
}

/** A finding of a live run. */
export interface LiveFinding extends Finding {
  /** The calls that showed it: `listCustomers ?deleted=1`. */
  calls: string[];
  /** How many of how many rows it concerns, where it lies in a list. */
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
  /** The call that settled it, and what its answer was like; or why none could. */
  evidence: string;
}

export interface CallSummary {
  call: string;
  operationId: string;
  /** The status of the HTTP response; undefined where none came. */
  status?: number;
  /** How many rows the answer held, where it was a list. */
  rows?: number;
  durationMs: number;
}

export interface LiveProviderReport {
  provider: string;
  title: string;
  version: string;
  /** The hash of the document that the provider was held against. */
  hash: string;
  /** Which kind of host it was, by the document's servers: `production`, `demo`, or `own`. */
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

/** What a run came to, which is also the exit code of the command. */
export type ExitCode = 0 | 1 | 2;

/** The findings that count: breaking, and not accepted by the baseline. */
export function brokenPromises(report: LiveProviderReport): LiveFinding[] {
  return report.findings.filter(({ grade, accepted }) => grade === "breaking" && !accepted);
}

/** 1 where a promise is broken, whatever else; 2 where a provider could not be run to the end; 0 otherwise. */
export function exitCodeOf({ providers }: LiveReport): ExitCode {
  if (providers.some((provider) => brokenPromises(provider).length > 0)) return 1;
  return providers.length === 0 || providers.some(({ errors }) => errors.length > 0) ? 2 : 0;
}
