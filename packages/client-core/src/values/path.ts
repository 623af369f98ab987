import { ConfigurationError, type ErrorDetails } from "../errors.ts";
import { isExact } from "./numbers.ts";

/**
 * Fills a path template.
 *
 * An empty value, `.` and `..` would address another resource (the collection, or its parent), and a missing one
 * would send the template itself.
 *
 * @throws {ConfigurationError} for any of these
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>, details: ErrorDetails): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (!(typeof value === "string" || typeof value === "bigint" || isExact(value))) {
      throw new ConfigurationError(
        `the path value "${name}" is missing, or not a string or safe number. The path is ${template}.`,
        details,
      );
    }
    const text = String(value);
    if (text === "" || text === "." || text === "..") {
      throw new ConfigurationError(
        `the path value "${name}" is ${JSON.stringify(text)}, which would address another resource than ${template}.`,
        details,
      );
    }
    return encodeURIComponent(text);
  });
}
