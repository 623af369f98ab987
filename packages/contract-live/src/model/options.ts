import type { CallSummary, LiveProviderReport } from "./report.ts";
import type { LiveExchange } from "./call.ts";

/** Known drift that a run does not fail for. */
export interface BaselineEntry {
  provider: string;
  operation: string;
  /** JSON pointer of the finding; `*` for the index of any row. */
  pointer: string;
  reason: string;
  /** The last day on which it applies, `2027-01-31`. */
  until: string;
}

export interface LiveOptions {
  /** Ends the run: nothing is sent any more. */
  signal?: AbortSignal;
  /** How many requests may be started in a second. 5 by default. */
  perSecond?: number;
  /** How long a request may take, in milliseconds. 20,000 by default. */
  requestMs?: number;
  /** How long the run of one provider may take, in milliseconds. 120,000 by default. */
  runMs?: number;
  /** Whether to carry out the provider's writes. */
  allowWrites?: boolean;
  baseline?: readonly BaselineEntry[];
  /** Whether to return the exchanges, redacted. */
  record?: boolean;
  /** JSON pointers of more values to redact in them. */
  hide?: readonly string[];
  /** In place of the platform's fetch, for tests. */
  fetch?: (request: Request, init?: RequestInit) => Promise<Response>;
  /** Further options of the client, for tests: shorter waits between attempts. */
  client?: object;
  /** Called after each call. Nothing in it is secret. */
  onCall?: (summary: CallSummary) => void;
}

export interface LiveRun {
  report: LiveProviderReport;
  /** All exchanges but those for tokens, redacted; none unless they are to be recorded. */
  exchanges: LiveExchange[];
}

/** The prefix of the names of what a run creates. */
export const createdPrefix = "demarc-contract-";
