import type { Exchange } from "@demarc/contract";

/** An exchange with a provider. Holds credentials: never print or write it. */
export interface LiveExchange extends Exchange {
  /** ISO 8601. */
  startedAt: string;
  durationMs: number;
  /** Why the body is not whole: the connection broke, or it is larger than what is read. */
  cut?: "broken" | "too large";
}
