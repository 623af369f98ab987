import { ConfigurationError, type ErrorDetails } from "../errors.ts";

/** Whether a value is a number that text represents exactly: not NaN, and not above 2^53, where integers are rounded. */
export function isExact(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/**
 * Requires options that are limits or counts to be numbers: compared with anything else, no limit is ever reached.
 *
 * @param options by their names; Infinity is no limit
 * @throws {ConfigurationError} naming the option
 */
export function checkLimits(options: Readonly<Record<string, unknown>>, details: ErrorDetails): void {
  for (const [name, value] of Object.entries(options)) {
    if (typeof value !== "number" || !(value >= 0))
      throw new ConfigurationError(`the option "${name}" is ${String(value)}. It must be at least 0.`, details);
  }
}
