import type { CallArguments, Exchange } from "@demarc/contract";

/** An exchange with a provider. Holds credentials: never print or write it. */
export interface LiveExchange extends Exchange {
  /** ISO 8601. */
  startedAt: string;
  durationMs: number;
  /** Why the body is not whole: the connection broke, or it is larger than what is read. */
  cut?: "broken" | "too large";
}

/** One call through the client, and what came of it. Holds credentials: never print or write it. */
export interface LiveCall {
  operationId: string;
  args: CallArguments;
  /** How the call is named in reports: `listCustomers ?deleted=1`. */
  label: string;
  /** The exchanges with the operation, those of retries and redirects included. */
  exchanges: LiveExchange[];
  /** The exchanges with the token endpoint, where the call fetched a token. */
  tokens: LiveExchange[];
  durationMs: number;
  /** What the client returned. */
  body?: unknown;
  /** The code of the network failure, where the last request got no answer. */
  failure?: string;
  /** What the client threw. */
  error?: ClientFailure;
}

/** The parts of a client's error that are read here. */
export interface ClientFailure {
  name: string;
  /** The client's own kind: `http`, `network`, `timeout`, `abort`, `contract`, `configuration`. */
  code: string;
  message: string;
  status?: number;
  providerKey?: string;
  retryAfterMs?: number;
}

/** The answer that counts: the last one. */
export function answerOf(call: LiveCall): LiveExchange | undefined {
  return call.exchanges.at(-1);
}

/** How a call is named in reports, by arguments that are fit for them. A body is only mentioned. */
export function labelOf(operationId: string, { path, query, body }: CallArguments): string {
  const pairs = (values: Record<string, unknown> = {}) =>
    Object.entries(values).map(([name, value]) => `${name}=${String(value)}`);
  const asked = pairs(query).join("&");
  const parts = [operationId, ...pairs(path), asked && `?${asked}`, body !== undefined && "with a body"];
  return parts.filter(Boolean).join(" ");
}
