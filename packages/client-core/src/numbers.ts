import { ConfigurationError, type ErrorDetails } from "./errors.ts";

/** Whether a value is a number that text holds as it is: no NaN, and no integer past 2^53, which is not the one that was meant. */
export function isExact(value: unknown): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/**
 * Holds options that are limits or counts to being numbers: compared with anything else, no limit is ever reached.
 *
 * @param options by their names; Infinity is no limit
 * @throws {ConfigurationError} naming the option
 */
export function checkLimits(options: Readonly<Record<string, unknown>>, details: ErrorDetails): void {
  for (const [name, value] of Object.entries(options)) {
    if (typeof value !== "number" || !(value >= 0))
      throw new ConfigurationError(`the option "${name}" is ${String(value)}. Give a number from 0 on.`, details);
  }
}
