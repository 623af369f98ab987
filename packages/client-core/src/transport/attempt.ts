import type { BodyReader } from "../descriptors.ts";
import type { Connection } from "../connection.ts";
import { faultOfFetch, redirectFailure, secretsOf } from "../answer/failure.ts";
import { authorise } from "../credentials/credentials.ts";
import { AbortError, ProviderError, TimeoutError, type ErrorDetails } from "../errors.ts";
import { log, tell, type AttemptInfo } from "../hooks.ts";
import { giveTo } from "./given-fetch.ts";
import { isNetworkFailure, noAnswer } from "./no-answer.ts";
import { redirectOf } from "./redirect.ts";
import type { Outgoing } from "./outgoing.ts";
import { abortable, startLimit } from "./time.ts";

export type Attempt = Awaited<ReturnType<typeof attempt>>;

export interface AttemptOptions {
  info: AttemptInfo;
  details: ErrorDetails;
  schemes: readonly string[];
  /** How long it may take, in milliseconds. */
  limitMs: number;
  signal: AbortSignal | undefined;
  /** What reads the body, if anything does. */
  readBody: BodyReader | undefined;
  /** Whether the provider must not receive it twice, whatever it answers. */
  once: boolean;
}

/** Sends a request once, follows redirects within its origin, and reads the answer. Throws where none came. */
export async function attempt(
  connection: Connection,
  request: Outgoing,
  { info, details, schemes, limitMs, signal, readBody, once }: AttemptOptions,
) {
  const { platformFetch, maxBodyBytes, hooks, logger } = connection;
  const limit = startLimit(limitMs, signal);
  const ending = limit.signal;
  const values = new Map<string, string>();
  // The platform's fetch honors the signal; one of the caller's may not.
  const interruptible = <T>(promise: Promise<T>) => (platformFetch ? promise : abortable(promise, ending));
  try {
    const started = performance.now();
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
      response = await interruptible(send(connection, authorised, ending, once));
      const redirect = redirectOf(authorised, response, followed);
      if (!redirect) break;
      await response.body?.cancel();
      if (redirect.refused !== undefined)
        throw await redirectFailure(response, redirect, secretsOf(connection, values), details);
      authorised = authorise(connection, { ...request, url: redirect.target.href }, values);
    }
    // Undefined where the caller reads the body itself.
    const text = readBody && (await interruptible(readBody(response, maxBodyBytes, details)));
    ending.throwIfAborted();
    const durationMs = Math.round(performance.now() - started);
    const requestId = requestIdOf(response.headers, secretsOf(connection, values));
    const answered = { ...info, status: response.status, durationMs, requestId };
    tell(hooks.onResponse, answered);
    log(logger, "debug", answered, `${response.status} in ${durationMs} ms`);
    return { response, text, values, requestId };
  } catch (error) {
    throw await explain(error);
  } finally {
    limit.clear();
  }

  async function explain(error: unknown): Promise<ProviderError> {
    if (error instanceof ProviderError) return error;
    if (signal?.aborted) return new AbortError("the call was aborted.", details);
    if (limit.expired)
      return new TimeoutError(`no answer within ${Math.round(limitMs)} ms.`, { ...details, retryable: true });
    if (platformFetch || isNetworkFailure(error)) return noAnswer(request.url, error, details);
    const query = request.url.split("?").slice(1);
    return faultOfFetch(error, [...secretsOf(connection, values), ...query], details);
  }
}

/** Where providers and the proxies before them say which request an answer belongs to, in the order to look. */
const requestIds = ["x-request-id", "request-id", "x-ms-request-id"];

/** What a provider's support asks for: its own name of a request. One that repeats a secret is left out. */
function requestIdOf(headers: Headers, secrets: readonly string[]): string | undefined {
  const id = requestIds.map((name) => headers.get(name)).find(Boolean);
  return id && !secrets.some((secret) => id.includes(secret)) ? id : undefined;
}

/** Hands a request to fetch, in place of the one that `raw` was given. */
function send(
  { platformFetch, fetch }: Connection,
  { url, method, headers, body = null, base }: Outgoing,
  ending: AbortSignal,
  once: boolean,
): Promise<Response> {
  // Whoever called `raw` reads the body after this, and may want to abort that as well.
  const signal = base ? AbortSignal.any([ending, base.signal]) : ending;
  const target = base && url !== base.url ? new Request(url, base) : (base ?? url);
  const init = () => (once ? unrepeatable({ method, headers, body }) : { method, headers, body });
  // The platform's own makes a Request of these itself; a second one would slow every call down.
  if (platformFetch) return globalThis.fetch(target, { ...init(), signal, redirect: "manual" });
  return giveTo(fetch, target, init, { signal, redirect: "manual" });
}

/**
 * What to send where fetch itself must not send it again: Node's does after a 421, as the Fetch standard has it, and Deno's
 * when a connection breaks that was open before, unless the body is a stream. Elsewhere a stream may be refused.
 */
function unrepeatable({ body, ...init }: Pick<Outgoing, "headers" | "method" | "body">): RequestInit {
  const { process, Deno } = globalThis as { process?: { versions?: { undici?: string } }; Deno?: object };
  if (!(Deno ?? process?.versions?.undici) || init.method === "GET" || init.method === "HEAD")
    return { ...init, body: body ?? null };
  const bytes = new Blob([body ?? ""]);
  const headers = { ...init.headers, "content-length": String(bytes.size) };
  return { ...init, headers, body: bytes.stream(), duplex: "half" } as RequestInit;
}
