import type { Connection } from "../connection.ts";
import type { ErrorFields } from "../descriptors.ts";
import { ContractError, HttpError, NetworkError, type ErrorDetails, type ProviderError } from "../errors.ts";
import type { Redirect } from "../transport/redirect.ts";
import { at } from "../values/pointer.ts";
import type { Answer } from "./answer.ts";

/** The error that an answer is: no success, or a success that cannot be read. */
export async function failureOf(
  errorFields: ErrorFields,
  response: Response,
  answer: Answer,
  secrets: Iterable<string>,
  details: ErrorDetails,
): Promise<ProviderError> {
  const { explainAnswer } = await load(details);
  const field = (pointer: string) => at(answer.body, pointer);
  const { message, ...explained } = explainAnswer(errorFields, response, answer, field, secrets);
  const all = { ...details, ...explained };
  return message === undefined ? new HttpError(all) : new ContractError(message, all);
}

/** The error that a redirect is which is not followed. */
export async function redirectFailure(
  response: Response,
  redirect: Redirect,
  secrets: Iterable<string>,
  details: ErrorDetails,
): Promise<HttpError> {
  const { explainRedirect } = await load(details);
  return new HttpError({ ...details, ...explainRedirect(response, redirect, secrets) });
}

/** The error that a fault in the caller's own fetch is: sending again would not help. */
export async function faultOfFetch(
  error: unknown,
  secrets: Iterable<string>,
  details: ErrorDetails,
): Promise<NetworkError> {
  const { message, cause } = (await load(details)).explainFault(error, secrets);
  return new NetworkError(message, { ...details, cause });
}

/** A copy of what was made of an answer without what the answer repeats. */
export async function redacted<T>(value: T, secrets: Iterable<string>, details: ErrorDetails): Promise<T> {
  const { createRedactor } = await load(details);
  return createRedactor(secrets).value(value);
}

/** All that a provider may repeat of what it was sent: the credentials of this attempt, and those before. */
export function secretsOf({ credentials }: Connection, sent: ReadonlyMap<string, string>): string[] {
  return [...sent.values(), ...[...credentials.values()].flatMap(({ known }) => known)];
}

/** What only failures need: a quarter of a client's size that calls do without as long as they succeed. */
function load(details: ErrorDetails) {
  return import("./explain.ts").catch(() => {
    throw new NetworkError("the call failed, and so did loading the module that says why.", details);
  });
}
