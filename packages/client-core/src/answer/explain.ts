import type { ErrorFields } from "../descriptors.ts";
import type { HttpErrorDetails } from "../errors.ts";
import { createRedactor } from "../redaction/redactor.ts";
import type { Redirect } from "../transport/redirect.ts";
import type { Answer } from "./answer.ts";

// Loaded by the first failure. It imports nothing that is loaded with a client: a bundler would make files of that.

export { createRedactor };

/**
 * The wait that a `Retry-After` header asks for, in milliseconds.
 *
 * @param header seconds, or an HTTP date (RFC 9110, 10.2.3)
 * @returns undefined where the header is missing, is neither, or names a time that is not in the future
 */
export function retryAfterMs(header: string, now = Date.now()): number | undefined {
  // Only what has a month in letters is a date: Date.parse would take "-5" and "1.5" for days in January.
  const untilDate = /[a-z]{3}/i.test(header) ? Date.parse(header) - now : 0;
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : untilDate;
  return ms > 0 && ms < Infinity ? Math.ceil(ms) : undefined;
}

/** Statuses that pass by themselves: a time limit, too many requests, a failing server. */
const passingStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** The headers that say something of a failure, and nothing of the caller: which request it was, its limits, its type. */
const shownHeaders =
  /^(allow|cf-ray|content-type|date|deprecation|retry-after|sunset|traceparent|via|(x-)?rate-?limit.*|.*(request|correlation|trace)-?id)$/;

/** How long a body an error shows, in characters: a longer one explains nothing, and takes long to redact. */
const longestBody = 1024 * 1024;

/** What an error says: those of an `HttpError` or, with a message, of a `ContractError`. */
export type Explained = Omit<HttpErrorDetails, "provider"> & { message?: string };

/** Why an answer is a failure: no success, or one that cannot be read. `at` is what its body has at a JSON pointer. */
export function explainAnswer(
  errorFields: ErrorFields,
  { status: httpStatus, headers }: Response,
  { status, ok, body, isJson, text: sent, inexact }: Answer,
  at: (pointer: string) => unknown,
  secrets: Iterable<string>,
): Explained {
  const { text, value } = createRedactor(secrets);
  const { length } = sent;
  const explained = {
    status,
    httpStatus,
    retryable: passingStatuses.has(status),
    // A number may be what was sent, too.
    retryAfterMs: retryAfterMs(text(headers.get("retry-after") ?? "")),
    headers: Object.fromEntries(
      [...headers].flatMap(([name, content]) => (shownHeaders.test(name) ? [[name, text(content)]] : [])),
    ),
    body: undefined,
  };
  if (ok) {
    const type = headers.get("content-type") ?? "no content type";
    const message = isJson
      ? `with the number ${inexact}, which JavaScript cannot represent. Read it through raw with parseAs "text".`
      : `with a body that is not JSON (${type}, ${length} characters). Is this a sign-in or proxy page?`;
    // It was a success all the same, and the text may be all that is left of it: the id of something new.
    const kept = length > longestBody ? undefined : text(sent);
    return { ...explained, retryable: false, message: text(`${status} ${message}`), body: kept };
  }
  if (length > longestBody) return { ...explained, providerMessage: `a body of ${length} characters` };
  const shown = value(body);
  const field = (pointer: string | undefined) =>
    pointer !== undefined && isJson ? asText(value(at(pointer))) : undefined;
  // RFC 9457, from a proxy or a mock where the provider has a form of its own.
  const isProblem = headers.get("content-type")?.startsWith("application/problem+json");
  const ofProblem = isProblem ? (field("/detail") ?? field("/title")) : undefined;
  const isSilent = isJson && body !== undefined;
  return {
    ...explained,
    providerCode: field(errorFields.code),
    providerKey: field(errorFields.key),
    providerMessage: field(errorFields.message) ?? ofProblem ?? (isSilent ? undefined : describe(shown)),
    body: shown,
  };
}

/** What a fault in the caller's own fetch is: its name, its message and where it was thrown, as far as they may be seen. */
export function explainFault(error: unknown, secrets: Iterable<string>): { message: string; cause: Error } {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const shown = createRedactor(secrets).value({ name, message, stack });
  return {
    message: `the client's own fetch threw ${shown.name}: ${shown.message}`,
    cause: Object.assign(new Error(shown.message), shown),
  };
}

/** Why a redirect is not followed. */
export function explainRedirect(
  { status }: Response,
  { target, refused }: Redirect,
  secrets: Iterable<string>,
): Explained {
  const where = target ? ` to ${target.origin}` : "";
  const providerMessage = createRedactor(secrets).text(`a redirect${where} was not followed: ${refused}`);
  return { status, httpStatus: status, headers: {}, providerMessage, body: undefined };
}

/** A text or number as text; undefined where it is anything else, or empty. */
function asText(value: unknown): string | undefined {
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}

/** What to say of a body that is no JSON. A page of HTML says nothing in one line. */
function describe(body: unknown): string {
  if (body === undefined) return "no body";
  return /^\s*</.test(String(body)) ? "a page of HTML or XML instead of JSON" : String(body);
}
