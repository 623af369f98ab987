import { NetworkError, type ErrorDetails } from "../errors.ts";

/**
 * The error that a request without an answer is.
 *
 * @param error what fetch rejected with. Only its code is taken over: its message may contain the URL, query and all
 */
export function noAnswer(url: string, error: unknown, details: ErrorDetails): NetworkError {
  const code = codeOf(error);
  const cause = code && Object.assign(new Error(code), { code });
  return new NetworkError(`no answer from ${new URL(url).host}${code ? ` (${code})` : ""}.`, {
    ...details,
    retryable: true,
    ...(cause && { cause }),
  });
}

/** The platform says "fetch failed" and hides why in the cause. */
function codeOf(error: unknown): string | undefined {
  for (
    let current = error as { code?: unknown; cause?: unknown } | undefined;
    current;
    current = current.cause as typeof current
  ) {
    if (typeof current.code === "string") return current.code;
  }
  return undefined;
}
