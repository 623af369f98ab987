import { NetworkError, type ErrorDetails } from "../errors.ts";

/**
 * The error that a request without an answer is.
 *
 * @param error what fetch rejected with. Only its code is taken over: its message may contain the URL, query and all
 */
export function noAnswer(url: string, error: unknown, details: ErrorDetails): NetworkError {
  const [code] = chain(error).flatMap((link) => (typeof link.code === "string" ? link.code : []));
  const cause = code && Object.assign(new Error(code), { code });
  return new NetworkError(`no answer from ${new URL(url).host}${code ? ` (${code})` : ""}.`, {
    ...details,
    retryable: true,
    ...(cause && { cause }),
  });
}

/** What platforms say of a network that failed, where they give no code. */
const networkFailed = /(fetch|Load) failed|to fetch|etwork|sending/;

/** Whether what a fetch threw says that the network failed, and not that the program of the fetch is wrong. */
export function isNetworkFailure(error: unknown): boolean {
  return chain(error).some(
    // Node's own codes for what a program does wrong begin with ERR_.
    ({ code, message }) => (typeof code === "string" && !code.startsWith("ERR_")) || networkFailed.test(`${message}`),
  );
}

interface Link {
  code?: unknown;
  name?: unknown;
  message?: unknown;
  input?: unknown;
  cause?: unknown;
}

/** An error and its causes, as far as anybody nests them: the platform says "fetch failed" and hides why in the cause. */
export function chain(error: unknown, left = 9): Link[] {
  return error && left ? [error, ...chain((error as Link).cause, left - 1)] : [];
}
