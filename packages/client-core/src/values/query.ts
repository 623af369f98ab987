import { ConfigurationError, type ErrorDetails } from "../errors.ts";
import { isExact } from "./numbers.ts";

/**
 * Query values as a URL takes them, with the question mark; empty where there are none.
 *
 * Refuses what would be lost or changed silently: a Date, a list, an integer past 2^53.
 *
 * @throws {ConfigurationError} naming the value
 */
export function queryString(query: object, details: ErrorDetails): string {
  let text = "";
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (!(typeof value === "string" || typeof value === "boolean" || isExact(value)))
      throw new ConfigurationError(`the query value "${name}" is not a string, boolean or safe number.`, details);
    text += `${text ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return text;
}
