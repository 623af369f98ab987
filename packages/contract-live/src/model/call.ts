import type { CallArguments } from "@demarc/contract";
import { isPersonalName } from "@demarc/openapi";
import type { LiveExchange } from "./exchange.ts";
import { standIn } from "./stand-in.ts";

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

/** How a call is named in reports. A body is only mentioned, and names are pseudonymized: they may be customers'. */
export function labelOf(operationId: string, { path, query, body }: CallArguments): string {
  const pairs = (values: Record<string, unknown> = {}) =>
    Object.entries(values).map(
      ([name, value]) => `${name}=${isPersonalName(name) ? standIn(String(value)) : String(value)}`,
    );
  const asked = pairs(query).join("&");
  const parts = [operationId, ...pairs(path), asked && `?${asked}`, body !== undefined && "with a body"];
  return parts.filter(Boolean).join(" ");
}
