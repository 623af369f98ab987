import { readText } from "../values/body.ts";
import type { Connection } from "../connection.ts";
import { authorise } from "../credentials/credentials.ts";
import { AbortError, ProviderError, TimeoutError, type ErrorDetails } from "../errors.ts";
import { log, tell, type AttemptInfo } from "../hooks.ts";
import { noAnswer } from "./no-answer.ts";
import { redirectTarget } from "./redirect.ts";
import type { Outgoing } from "./request.ts";
import { abortable, startLimit } from "./time.ts";

/** One attempt's answer, its body read. */
export interface Attempt {
  response: Response;
  /** Undefined where the caller reads the body itself. */
  text: string | undefined;
  /** The credentials that were sent, by the name of their scheme. */
  values: ReadonlyMap<string, string>;
}

export interface AttemptOptions {
  info: AttemptInfo;
  details: ErrorDetails;
  schemes: readonly string[];
  /** How long it may take, in milliseconds. */
  limitMs: number;
  /** The caller's own. */
  signal: AbortSignal | undefined;
  /** Whether to read the body. */
  readBody: boolean;
}

/**
 * Sends a request once, follows redirects within its origin, and reads the answer.
 *
 * @throws {ProviderError} where no answer came
 */
export async function attempt(
  connection: Connection,
  request: Outgoing,
  { info, details, schemes, limitMs, signal, readBody }: AttemptOptions,
): Promise<Attempt> {
  const { platformFetch, maxBodyBytes, hooks, logger } = connection;
  const limit = startLimit(limitMs, signal);
  const ending = limit.signal;
  // The platform's fetch honors the signal; one of the caller's may not.
  const interruptible = <T>(promise: Promise<T>) => (platformFetch ? promise : abortable(promise, ending));
  try {
    const started = performance.now();
    const values = new Map<string, string>();
    for (const scheme of schemes) {
      const value = connection.credentials.get(scheme)?.value(connection, info) ?? "";
      // Not everything that fetches a credential honors a signal, and others may wait for the same one.
      values.set(scheme, typeof value === "string" ? value : await abortable(value, ending));
    }
    ending.throwIfAborted();
    tell(hooks.onRequest, info);
    let authorised = authorise(connection, request, values);
    let response: Response;
    for (let followed = 0; ; followed++) {
      response = await interruptible(send(connection, authorised, ending));
      const url = redirectTarget(authorised, response, followed, details);
      if (!url) break;
      await response.body?.cancel();
      authorised = authorise(connection, { ...request, url }, values);
    }
    const text = readBody ? await interruptible(readText(response, maxBodyBytes, details)) : undefined;
    ending.throwIfAborted();
    const durationMs = Math.round(performance.now() - started);
    tell(hooks.onResponse, { ...info, status: response.status, durationMs });
    log(logger, "debug", info, `${response.status} in ${durationMs} ms`);
    return { response, text, values };
  } catch (error) {
    throw explain(error);
  } finally {
    limit.clear();
  }

  function explain(error: unknown): ProviderError {
    if (error instanceof ProviderError) return error;
    if (signal?.aborted) return new AbortError("the call was aborted.", details);
    if (limit.expired)
      return new TimeoutError(`no answer within ${Math.round(limitMs)} ms.`, { ...details, retryable: true });
    return noAnswer(request.url, error, details);
  }
}

/** Hands a request to fetch, in place of the one that `raw` was given. */
function send(
  { platformFetch, fetch }: Connection,
  { url, method, headers, body = null, base }: Outgoing,
  ending: AbortSignal,
): Promise<Response> {
  // Whoever called `raw` reads the body after this, and may want to abort that as well.
  const signal = base ? AbortSignal.any([ending, base.signal]) : ending;
  const target = base && url !== base.url ? new Request(url, base) : (base ?? url);
  // The platform's own makes a Request of these itself; a second one would slow every call down.
  if (platformFetch) return globalThis.fetch(target, { method, headers, body, signal, redirect: "manual" });
  return fetch(new Request(target, { method, headers, body }), { signal, redirect: "manual" });
}
