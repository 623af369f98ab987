import { ConfigurationError, type ErrorDetails } from "./errors.ts";

/**
 * Fills a path template.
 *
 * An empty value, `.` and `..` would reach another resource (the collection, or its parent), and a missing one
 * would send the template itself.
 *
 * @throws {ConfigurationError} for any of these
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>, details: ErrorDetails): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const plain = typeof value === "string" || typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
    if (!plain) {
      throw new ConfigurationError(`the path value "${name}" is missing, or no text or number that can be sent as it is. The path is ${template}.`, details);
    }
    const text = String(value);
    if (text === "" || text === "." || text === "..") {
      throw new ConfigurationError(`the path value "${name}" is ${JSON.stringify(text)}, which would reach another resource than ${template}.`, details);
    }
    return encodeURIComponent(text);
  });
}

/** Whether a variable was left in a path, as openapi-fetch leaves it where no path values are given at all. */
export function isTemplate(path: string): boolean {
  return /%7B|%7D/i.test(path);
}
