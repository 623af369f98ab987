import { ConfigurationError, type ErrorDetails } from "./errors.ts";

/**
 * Refuses query values that openapi-fetch would lose or change without a word: a Date vanishes, an integer past
 * 2^53 is not the one that was meant.
 *
 * @throws {ConfigurationError} naming the value
 */
export function checkQuery(query: object | undefined, details: ErrorDetails): void {
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || typeof value === "string" || typeof value === "boolean") continue;
    if (typeof value === "number" && Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) continue;
    throw new ConfigurationError(`the query value "${name}" is no text, number or boolean that can be sent as it is.`, details);
  }
}
