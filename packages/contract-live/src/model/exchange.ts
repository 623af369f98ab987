import type { Exchange } from "@demarc/contract";

/** An exchange with a provider. Holds credentials: never print or write it. */
export interface LiveExchange extends Exchange {
  /** ISO 8601. */
  startedAt: string;
  durationMs: number;
  /** Whether the connection broke before the end of the body. */
  cut?: boolean;
}

/** The exchange without secrets in its answer. The request stays as it was sent: a recording keeps its form. */
export function withCleanAnswer(exchange: LiveExchange, scrub: (text: string) => string): LiveExchange {
  const { status, headers, text } = exchange.response;
  const clean = Object.entries(headers).map(([name, value]) => [name, scrub(value)]);
  return { ...exchange, response: { status, headers: Object.fromEntries(clean), text: scrub(text) } };
}
