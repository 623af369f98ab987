import type { OperationDescriptor } from "./descriptors.ts";

/** A credential: its value, or a function that fetches it, called for every request. */
export type Secret = string | (() => string | Promise<string>);

/** What every client takes beside its server and credentials. */
export interface ClientOptions {
  /** The fetch to send with; the platform's own where nothing is given. */
  fetch?: (request: Request) => Promise<Response>;
  /** Headers for every request. Those of a call win. */
  headers?: Record<string, string>;
}

/** What every operation function takes beside its path, query and body. */
export interface CallOptions {
  /** Aborts the call. */
  signal?: AbortSignal;
  /** Headers for this request. */
  headers?: Record<string, string>;
}

/** The arguments of any operation function, as the client sees them. */
export interface CallArgs extends CallOptions {
  path?: object;
  query?: object;
  body?: unknown;
}

/** Carries out one call. `Promise<never>` lets the generated functions give it the result type of their operation. */
export type Call = (operation: OperationDescriptor, args: CallArgs | undefined) => Promise<never>;
