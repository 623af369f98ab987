import { ConfigurationError, ProviderError, TimeoutError, type ErrorDetails } from "../errors.ts";
import { abortable, startLimit } from "../transport/time.ts";

export type Send = (request: Request, init?: RequestInit) => Promise<Response>;

/** How a client reaches its provider, as far as fetching a credential goes. */
interface Reached {
  baseUrl: string;
  fetch: Send;
  attemptTimeoutMs: number;
}

/** What a function that fetches a credential is given. */
export interface SecretContext extends Pick<ErrorDetails, "provider" | "operationId"> {
  baseUrl: string;
  fetch: Send;
  signal: AbortSignal;
}

export interface ExpiringSecret {
  value: string;
  /** From now, in milliseconds. */
  expiresInMs: number;
}

/**
 * A credential: its value, or a function that fetches it. A function that gives a plain string is called for every
 * request; one that says how long its value is good is called again shortly before that time is up. Either is
 * called again, once, when the provider answers 401. Callers at the same time share one call.
 */
export type Secret = string | ((context: SecretContext) => string | ExpiringSecret | Promise<string | ExpiringSecret>);

/** The longest that a value is given up before its time. */
const longestMarginMs = 60_000;

const mostKnown = 8;

/** A credential with its memory. The memory is private to the class, so that printing a client shows none of it. */
export class Credential {
  readonly #name: string;
  readonly #secret: Secret;
  #current: { value: string; until: number } | undefined;
  #pending: Promise<string> | undefined;
  #known: readonly string[] = [];

  /** @param name the option that it came in, for errors */
  constructor(name: string, secret: Secret) {
    this.#name = name;
    this.#secret = secret;
  }

  /**
   * The value to send, or the wait for it.
   *
   * @param connection what it is fetched with; its time limit for an attempt is also the one for fetching
   * @throws {ProviderError} where it cannot be fetched, or is not a non-empty single line
   */
  value(connection: Reached, details: ErrorDetails): Promise<string> | string {
    if (typeof this.#secret === "string") return this.#check(this.#secret, details);
    if (this.#current && Date.now() < this.#current.until) return this.#current.value;
    // Not the caller's signal: the others who wait for the same value have not aborted.
    this.#pending ??= this.#fetch(this.#secret, connection, details).finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  /** The last values that it had: a provider may repeat one that has been replaced meanwhile. */
  get known(): readonly string[] {
    return this.#known;
  }

  /** Forgets a value that was rejected, unless it was replaced. Returns whether asking again could give another. */
  forget(rejected: string): boolean {
    if (this.#current?.value === rejected) this.#current = undefined;
    return typeof this.#secret === "function";
  }

  async #fetch(
    secret: Exclude<Secret, string>,
    { baseUrl, fetch, attemptTimeoutMs }: Reached,
    { provider, operationId }: ErrorDetails,
  ): Promise<string> {
    const details = { provider, operationId };
    const limit = startLimit(attemptTimeoutMs);
    try {
      const fetched = await abortable(
        Promise.resolve(secret({ ...details, baseUrl, fetch, signal: limit.signal })),
        limit.signal,
      );
      if (typeof fetched !== "object") return this.#check(fetched, details);
      const value = this.#check(fetched.value, details);
      this.#current = {
        value,
        until: Date.now() + fetched.expiresInMs - Math.min(longestMarginMs, fetched.expiresInMs / 10),
      };
      return value;
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      if (limit.expired)
        throw new TimeoutError(
          `the function for the credential "${this.#name}" took more than ${attemptTimeoutMs} ms.`,
          {
            ...details,
            retryable: true,
          },
        );
      // Only the name: the message may contain what was to be fetched.
      const name = error instanceof Error ? error.name : typeof error;
      throw new ConfigurationError(
        `the function for the credential "${this.#name}" threw ${name}. Catch it there to see why.`,
        details,
      );
    } finally {
      limit.clear();
    }
  }

  #check(value: unknown, details: ErrorDetails): string {
    // The platform's own error for a header value repeats the value.
    if (typeof value === "string" && /^[\x20-\x7e\x80-\xff]+$/.test(value)) {
      if (this.#known.at(-1) !== value) this.#known = [...this.#known, value].slice(-mostKnown);
      return value;
    }
    throw new ConfigurationError(
      `the credential "${this.#name}" must be a non-empty single line of Latin-1 text.`,
      details,
    );
  }
}
