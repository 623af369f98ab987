import { ConfigurationError, type ErrorDetails } from "./errors.ts";

/**
 * Query values as a URL takes them, with the question mark; empty where there are none.
 *
 * Refuses what would be lost or changed without a word: a Date, a list, an integer past 2^53, which is not the one
 * that was meant.
 *
 * @throws {ConfigurationError} naming the value
 */
export function queryString(query: object | undefined, details: ErrorDetails): string {
  let text = "";
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    const plain = typeof value === "string" || typeof value === "boolean" || (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)));
    if (!plain) throw new ConfigurationError(`the query value "${name}" is no text, number or boolean that can be sent as it is.`, details);
    text += `${text ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return text;
}
