import type { OperationDescriptor } from "./descriptors.ts";
import type { ProviderCall } from "./answer/provider-call.ts";
import type { Hooks, Logger } from "./hooks.ts";
import type { RetryOptions } from "./transport/retry.ts";
import type { Values } from "./transport/outgoing.ts";
import type { Validation } from "./validation/validation.ts";

/** What every client takes besides its server and credentials. */
export interface ClientOptions<Provider extends string = string> extends Hooks {
  /**
   * The fetch to send with; the platform's own where nothing is given. That of a package (undici, node-fetch) will do as well. It
   * has to honor the signal of its second argument. What it throws is no network failure unless it says so, and not repeated.
   */
  fetch?: FetchLike | undefined;
  /** Headers for every request. Those of a call win. */
  headers?: Record<string, string> | undefined;
  /** How long a call may take in all, with its retries and waits, in milliseconds. 60,000 by default. */
  timeoutMs?: number | undefined;
  /** How long one attempt may take, until the last byte of the answer (through `raw`, until its headers: the body has the rest of `timeoutMs`), in milliseconds. 20,000 by default. */
  attemptTimeoutMs?: number | undefined;
  /** How reads are tried again; `false` to try once. */
  retry?: RetryOptions | false | undefined;
  /** How often a read is sent again at most: `retry.attempts` less one. 2 by default. */
  maxRetries?: number | undefined;
  /** How long the body of an answer may be, in bytes. 64 MiB by default. */
  maxBodyBytes?: number | undefined;
  /** Whether to send to any host by plain http, credentials and all, which everybody on the way can read. */
  dangerouslyAllowHttp?: boolean | undefined;
  /** Where to write a line for each answer and each retry, with its fields: `console`, a pino logger, or the like. */
  logger?: Logger | undefined;
  /** Checks each answer against the document; from the provider package's `/validation`. */
  validation?: Validation<Provider> | undefined;
  /** Other clients' name of an option here. */
  timeout?: Instead<"timeoutMs, in milliseconds"> | undefined;
  /** Other clients' name of an option here. */
  retries?: Instead<"maxRetries"> | undefined;
  /** Other clients' name of an option here. */
  baseURL?: Instead<"baseUrl"> | undefined;
}

/** No value is one: the compiler's message names what to use. */
interface Instead<Option extends string> {
  readonly use: Option;
  readonly none: never;
}

/** Any fetch, also one with a Request, Response and signal of its own: only what is used of them is asked for. */
export interface FetchLike {
  (request: Request, init?: RequestInit): Promise<Response>;
}

/**
 * The options of a client of any provider, for code that knows none. Credentials and server variables are added by the
 * names that the document has (`{ baseUrl, ...credentials }`); whether they are complete is checked when the client is
 * made.
 */
export interface AnyClientOptions extends ClientOptions {
  baseUrl?: string | undefined;
}

/**
 * What makes a client of any provider: `{ createClient: createCloudlxClient }` is one.
 * A method, because the compiler compares the parameters of a property strictly, and refuses a provider's function for
 * the credentials that it requires.
 */
export interface ClientFactory<Client extends object = object> {
  createClient(options: AnyClientOptions): Client;
}

/** What every operation function takes besides its path, query and body. */
export interface CallOptions {
  /** Aborts the call. */
  signal?: AbortSignal | undefined;
  /** Headers for this request. */
  headers?: Record<string, string> | undefined;
  /** As the client's option, for this call. */
  timeoutMs?: number | undefined;
  /** Whether a failed update may be sent again; `false` for a read, to try once. A creation is never sent again. */
  retry?: boolean | undefined;
}

/** The arguments of any operation function, as the client sees them. */
export interface CallArgs extends CallOptions, Values {
  headers?: Record<string, string> | undefined;
}

/** Carries out one call. `never` lets the generated functions give it the result type of their operation. */
export type Call = (operation: OperationDescriptor, args: CallArgs | undefined) => ProviderCall<never, never>;
