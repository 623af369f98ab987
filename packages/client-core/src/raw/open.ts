import create from "openapi-fetch";
import type * as Errors from "../errors.ts";
import type { AnyClient, RawOptions } from "./raw.ts";

// Loaded by the first call. It imports nothing that is loaded with a client: a bundler would make files of that.

type ErrorClasses = Pick<typeof Errors, "ContractError" | "TimeoutError">;

/** A timer that is set for longer goes off at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The openapi-fetch client itself. It sends through the connection, with the limits of any other call. */
export function openRaw(options: RawOptions, errors: ErrorClasses): AnyClient {
  const fetch = async (request: Request) => {
    const deadline = performance.now() + options.timeoutMs;
    const response = await options.fetch(request);
    return bounded(response, request.url, deadline - performance.now(), options, errors);
  };
  return create({ ...options, fetch }) as unknown as AnyClient;
}

/**
 * The response as the caller may have it: with an end to its body, in bytes and in time, and without the credentials that
 * its address can contain.
 *
 * @param url what was asked for, before credentials were added
 * @throws {ContractError} where the status is none
 */
function bounded(
  { status, statusText, headers, body }: Response,
  url: string,
  leftMs: number,
  { maxBodyBytes, caller }: RawOptions,
  { ContractError, TimeoutError }: ErrorClasses,
): Response {
  const details = { ...caller, status };
  if (status < 200 || status > 599) throw new ContractError(`${status}, which HTTP does not have.`, details);
  const isEmpty = !body || [204, 205, 304].includes(status);
  const tooLong = () =>
    new ContractError(`${status} with a body longer than the maxBodyBytes ${maxBodyBytes}.`, details);
  const tooLate = () => new TimeoutError("the body did not come within timeoutMs.", details);
  const limited = isEmpty ? null : body.pipeThrough(...limits(maxBodyBytes, leftMs, tooLong, tooLate));
  return Object.defineProperty(new Response(limited, { status, statusText, headers }), "url", { value: url });
}

type Bytes = Uint8Array<ArrayBuffer>;

function limits(maxBytes: number, leftMs: number, tooLong: () => Error, tooLate: () => Error) {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(tooLate()), Math.min(Math.max(0, leftMs), longestTimerMs));
  // A program may end although a body is left unread. Browsers have numbers for timers.
  (timer as { unref?(): void }).unref?.();
  let bytes = 0;
  const counted = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooLong();
      controller.enqueue(chunk);
    },
    flush: () => clearTimeout(timer),
  });
  return [counted, { signal: end.signal }] as const;
}
