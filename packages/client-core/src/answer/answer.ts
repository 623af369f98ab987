import type { ApiDescriptor } from "../descriptors.ts";
import { ContractError, HttpError, type ErrorDetails } from "../errors.ts";
import { unsafeInteger } from "../values/integers.ts";
import { at } from "../values/pointer.ts";
import { passingStatuses } from "../transport/retry.ts";
import { retryAfterMs } from "../transport/retry-after.ts";

/** An answer that was read. */
export interface Answer {
  /** The status that counts. */
  status: number;
  /** JSON where it parses, the text otherwise, undefined where it is empty. */
  body: unknown;
  isJson: boolean;
}

/**
 * Reads the body of an answer.
 *
 * @throws {ContractError} where it contains an integer that JavaScript would change
 */
export function readAnswer(
  api: Pick<ApiDescriptor, "statusInBody">,
  response: Response,
  text: string,
  details: ErrorDetails,
): Answer {
  const answer: Answer = { status: response.status, body: undefined, isJson: true };
  try {
    if (text !== "") answer.body = JSON.parse(text);
  } catch {
    return { ...answer, body: text, isJson: false };
  }
  answer.status = statusThatCounts(api, response.status, answer.body);
  const integer = unsafeInteger(text);
  if (integer !== undefined) {
    const message = `${answer.status} with the integer ${integer}, which a JavaScript number cannot represent. Read it through raw with parseAs "text".`;
    throw new ContractError(message, { ...details, status: answer.status });
  }
  return answer;
}

/** Whether the status that counts says success. */
export function isSuccess({ status }: Pick<Answer, "status">): boolean {
  return status >= 200 && status <= 299;
}

/** The error that an answer is, for an answer that is no success. */
export function failureOf(
  { errorFields }: Pick<ApiDescriptor, "errorFields">,
  response: Response,
  { status, body, isJson }: Answer,
  details: ErrorDetails,
): HttpError {
  const json = isJson ? body : undefined;
  return new HttpError({
    ...details,
    status,
    httpStatus: response.status,
    retryable: passingStatuses.has(status),
    retryAfterMs: retryAfterMs(response.headers.get("retry-after")),
    providerCode: textAt(json, errorFields.code),
    providerKey: textAt(json, errorFields.key),
    providerMessage: textAt(json, errorFields.message) ?? (isJson && body !== undefined ? undefined : describe(body)),
    body,
  });
}

/** The error that a success with something else than JSON is. */
export function notJson(response: Response, { status, body }: Answer, details: ErrorDetails): ContractError {
  const type = response.headers.get("content-type") ?? "no content type";
  return new ContractError(
    `${status} with a body that is not JSON (${type}, ${String(body).length} characters). Is this a sign-in or proxy page?`,
    { ...details, status },
  );
}

/** Whichever of HTTP and the body says that the call failed; HTTP's own where neither does. */
function statusThatCounts(api: Pick<ApiDescriptor, "statusInBody">, httpStatus: number, json: unknown): number {
  if (!api.statusInBody || !isSuccess({ status: httpStatus })) return httpStatus;
  const inBody = at(json, api.statusInBody);
  return inBody !== undefined && /^\d{3}$/.test(String(inBody)) ? Number(inBody) : httpStatus;
}

/** The text or number at a JSON pointer, as text; undefined where it is anything else, or empty. */
export function textAt(json: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : at(json, pointer);
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}

/** What to say of a body that is no JSON. A page of HTML says nothing in one line. */
function describe(body: unknown): string {
  if (body === undefined) return "no body";
  return /^\s*</.test(String(body)) ? "a page of HTML or XML instead of JSON" : String(body);
}
