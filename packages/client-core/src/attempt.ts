import { BodyTooLong, readText } from "./body.ts";
import type { Connection } from "./connection.ts";
import { authorise } from "./credentials.ts";
import { AbortError, ContractError, NetworkError, ProviderError, TimeoutError, type ErrorDetails } from "./errors.ts";
import { describeAttempt, tell, type AttemptInfo } from "./hooks.ts";
import { redirectTarget } from "./redirect.ts";
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
  schemes: readonly string[];
  /** How long it may take, in milliseconds. */
  limitMs: number;
  /** The caller's own. */
  signal: AbortSignal | undefined;
  /** Whether to read the body. */
  read: boolean;
}

/**
 * Sends a request once, follows redirects within its origin, and reads the answer.
 *
 * @throws {ProviderError} where no answer came
 */
export async function attempt(connection: Connection, request: Request, { info, schemes, limitMs, signal, read }: AttemptOptions): Promise<Attempt> {
  const { operationId } = info;
  const details: ErrorDetails = { provider: connection.api.provider, operationId, attempts: info.attempt };
  const limit = startLimit(limitMs, signal);
  try {
    const sent = sendOnce(limit.signal);
    // The platform's fetch heeds the signal; one of the caller's may not.
    return await (connection.platformFetch ? sent : abortable(sent, limit.signal));
  } catch (error) {
    throw explain(error);
  } finally {
    limit.clear();
  }

  async function sendOnce(ending: AbortSignal): Promise<Attempt> {
    const started = performance.now();
    let authorised = await authorise(connection, request, schemes, operationId, ending);
    ending.throwIfAborted();
    tell(connection.hooks.onRequest, info);
    let response: Response;
    for (let followed = 0; ; followed++) {
      response = await connection.fetch(authorised.request, { signal: ending, redirect: "manual" });
      const target = redirectTarget(authorised.request, response, followed, details);
      if (!target) break;
      await response.body?.cancel();
      authorised = await authorise(connection, new Request(target, authorised.request), schemes, operationId, ending);
    }
    const text = read ? await readText(response, connection.maxBodyBytes) : undefined;
    ending.throwIfAborted();
    const durationMs = Math.round(performance.now() - started);
    tell(connection.hooks.onResponse, { ...info, status: response.status, durationMs });
    if (connection.logger) tell((line: string) => connection.logger?.debug(line), `${describeAttempt(info)}: ${response.status} in ${durationMs} ms`);
    return { response, text, values: authorised.values };
  }

  function explain(error: unknown): ProviderError {
    if (error instanceof ProviderError) return error;
    if (signal?.aborted) return new AbortError("the call was aborted.", details);
    if (limit.expired) return new TimeoutError(`no answer within ${Math.round(limitMs)} ms.`, { ...details, retryable: true });
    if (error instanceof BodyTooLong) return new ContractError(`the body is longer than ${connection.maxBodyBytes} bytes. The option maxBodyBytes sets the limit.`, { ...details, status: 0 });
    const host = new URL(request.url).host;
    const reason = reasonOf(error);
    return new NetworkError(`no answer from ${host}${reason ? ` (${reason})` : ""}.`, { ...details, retryable: true });
  }
}

/** The platform says "fetch failed" and hides why in the cause. Only a code is taken over: a message may hold the URL. */
function reasonOf(error: unknown): string | undefined {
  for (let current = error as { code?: unknown; cause?: unknown } | undefined; current; current = current.cause as typeof current) {
    if (typeof current.code === "string") return current.code;
  }
  return undefined;
}
