import type { BodyReader } from "../descriptors.ts";
import { readAnswer } from "../answer/answer.ts";
import { attempt, type Attempt } from "./attempt.ts";
import { checkAnswer } from "../answer/check.ts";
import type { CallContext, Connection } from "../connection.ts";
import { readText } from "../values/body.ts";
import { chooseSchemes, forget } from "../credentials/credentials.ts";
import { AbortError, HttpError, type ErrorDetails, type ProviderError } from "../errors.ts";
import { log, tell } from "../hooks.ts";
import { failureOf, secretsOf } from "../answer/failure.ts";
import type { Answered } from "../answer/provider-call.ts";
import type { Outgoing } from "./outgoing.ts";
import { isRepeatable, nextDelay } from "./retry.ts";
import { wait } from "./time.ts";

/** What an attempt came to. An error with a result is a response that `raw` returns as it is, in the end. */
type Reading<T> = { result: T; error?: undefined } | { result?: T; error: ProviderError };

/** Sends a request and reads the answer, as often as it may. What the operation functions use. */
export function exchange(connection: Connection, request: Outgoing, context: CallContext): Promise<Answered<unknown>> {
  return repeat<Answered<unknown>>(
    connection,
    request,
    context,
    context.operation?.read ?? readText,
    async ({ response, values, text = "" }, details) => {
      const answer = readAnswer(connection.api, response, text);
      const isExact = answer.inexact === undefined;
      if (connection.validation && isExact) await checkAnswer(connection, context, response, answer, values, details);
      const { headers } = response;
      if (answer.ok && answer.isJson && isExact) {
        return { result: { data: answer.body, status: answer.status, headers, requestId: details.requestId } };
      }
      const { errorFields } = connection.api;
      return { error: await failureOf(errorFields, response, answer, secretsOf(connection, values), details) };
    },
  );
}

/** Sends a request, as often as it may, and returns the response as it comes. What `raw` uses. */
export function send(connection: Connection, request: Outgoing, context: CallContext): Promise<Response> {
  return repeat<Response>(connection, request, context, undefined, async ({ response, values }, details) => {
    if (response.ok) return { result: response };
    // The body is the caller's to read.
    const answer = readAnswer({}, response, "");
    return { result: response, error: await failureOf({}, response, answer, secretsOf(connection, values), details) };
  });
}

/** The loop: sends, reads by `readBody` if anything does, waits and sends again while that may help and is safe. */
async function repeat<T>(
  connection: Connection,
  request: Outgoing,
  context: CallContext,
  readBody: BodyReader | undefined,
  read: (sent: Attempt, details: ErrorDetails) => Promise<Reading<T>>,
): Promise<T> {
  const { retry } = connection;
  const { operation, caller, path, args } = context;
  const { method } = request;
  const schemes = operation?.security
    ? chooseSchemes(operation.security, connection.credentials, caller)
    : connection.schemes;
  const repeatable = isRepeatable(
    operation?.retry ?? (["GET", "HEAD"].includes(method) ? "safe" : "never"),
    args.retry,
  );
  // What must not be repeated by this loop must not be by fetch itself.
  const once = !repeatable;
  const deadline = performance.now() + (args.timeoutMs ?? connection.timeoutMs);
  let renewed = false;

  for (let count = 1; ; count++) {
    const info = { ...caller, method, path, attempt: count };
    const details: ErrorDetails = { ...caller, attempts: count };
    const limitMs = Math.min(connection.attemptTimeoutMs, deadline - performance.now());
    let sent: Attempt | undefined;
    let reading: Reading<T>;
    try {
      const { signal } = args;
      sent = await attempt(connection, request, { info, details, schemes, limitMs, signal, readBody, once });
      reading = await read(sent, { ...details, requestId: sent.requestId });
    } catch (error) {
      reading = { error: error as ProviderError };
    }
    const { error } = reading;
    if (!error) return reading.result as T;

    let delayMs: number | undefined;
    if (sent && error instanceof HttpError && error.status === 401) {
      // A creation is not sent again even then; the next call gets a new token.
      const renewable = forget(connection, sent.values);
      if (renewable && repeatable && !renewed) delayMs = 0;
      renewed = true;
    } else if (repeatable) {
      delayMs = nextDelay(retry, error, count, deadline - performance.now());
    }
    if (delayMs === undefined) {
      if (reading.result === undefined) throw error;
      return reading.result;
    }
    if (!readBody) await sent?.response.body?.cancel();
    const reason = error instanceof HttpError ? String(error.status) : error.code;
    tell(connection.hooks.onRetry, { ...info, delayMs, reason });
    log(connection.logger, "warn", { ...info, delayMs, reason }, `${reason}, retry in ${Math.round(delayMs)} ms`);
    try {
      if (delayMs > 0) await wait(delayMs, args.signal);
    } catch {
      throw new AbortError("the call was aborted while waiting to retry.", details);
    }
  }
}
