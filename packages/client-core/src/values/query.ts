import { ConfigurationError, type ErrorDetails } from "../errors.ts";
import { isExact } from "./numbers.ts";

/** Query values as a URL takes them, with the question mark, a list entry by entry; empty where there are none. */
export function queryString(query: object, details: ErrorDetails): string {
  const texts: string[] = [];
  for (const [name, value] of Object.entries(query))
    for (const item of entriesOf(value))
      texts.push(`${encodeURIComponent(name)}=${encodeURIComponent(asText(item, "query", name, details))}`);
  return texts.length > 0 ? `?${texts.join("&")}` : "";
}

export function entriesOf(value: unknown): unknown[] {
  return [value ?? []].flat();
}

/** Refuses what would be lost or changed silently: a Date, an object, an integer past 2^53. */
export function asText(value: unknown, place: string, name: string, details: ErrorDetails): string {
  if (typeof value === "string" || typeof value === "boolean" || isExact(value)) return String(value);
  throw new ConfigurationError(`the ${place} value "${name}" is not a string, boolean or safe number.`, details);
}
