import { ConfigurationError, type ErrorDetails } from "../errors.ts";
import { isExact } from "./numbers.ts";

/**
 * Query values as a URL takes them, with the question mark; empty where there are none.
 *
 * @param joined the lists that are sent as one value, separated by commas; others are sent entry by entry
 * @throws {ConfigurationError} naming the value
 */
export function queryString(query: object, details: ErrorDetails, joined?: readonly string[]): string {
  const text = pairs(query, "query", details, joined);
  return text && `?${text}`;
}

/** The fields of a form, as the body of a request has them. */
export function formString(body: object, details: ErrorDetails): string {
  return pairs(body, "body", details);
}

/** Refuses what would be lost or changed silently: a Date, an object, an integer past 2^53. */
function pairs(values: object, place: string, details: ErrorDetails, joined: readonly string[] = []): string {
  const texts: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const write = (item: unknown) => {
      if (typeof item === "string" || typeof item === "boolean" || isExact(item)) return encodeURIComponent(item);
      throw new ConfigurationError(`the ${place} value "${name}" is not a string, boolean or safe number.`, details);
    };
    const add = (text: string) => texts.push(`${encodeURIComponent(name)}=${text}`);
    if (!Array.isArray(value)) {
      if (value !== undefined && value !== null) add(write(value));
    } else if (!joined.includes(name)) for (const item of value) add(write(item));
    else if (value.length > 0) add(value.map(write).join(","));
  }
  return texts.join("&");
}
