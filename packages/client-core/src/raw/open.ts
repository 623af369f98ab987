import create from "openapi-fetch";
import type { Connection } from "../connection.ts";
import type { Caller } from "../hooks.ts";
import type { AnyClient, Parts } from "./parts.ts";

// Loaded by the first call. It imports nothing that is loaded with a client: a bundler would make files of that.

/** A timer that is set for longer goes off at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The openapi-fetch client itself. It sends through the connection, with the limits of any other call. */
export function openRaw(connection: Connection, parts: Parts): AnyClient {
  const { ConfigurationError, assertSafeUrl, checkHeaders, fillPath, send } = parts;
  const caller = { provider: connection.api.provider, operationId: undefined };
  const { baseUrl, headers, timeoutMs } = connection;
  const { origin } = new URL(baseUrl);
  const client = create({
    baseUrl,
    headers,
    pathSerializer: (template: string, values: Record<string, unknown>) => fillPath(template, values, caller),
    async fetch(request: Request) {
      const deadline = performance.now() + timeoutMs;
      const { url, method, signal } = request;
      // Where no path values are given at all, openapi-fetch leaves the template as it is.
      fillPath(
        assertSafeUrl(url, caller, new URL(url).origin === origin)
          .pathname.replaceAll("%7B", "{")
          .replaceAll("%7D", "}"),
        {},
        caller,
      );
      const body = request.body && (await request.clone().arrayBuffer());
      const response = await send(
        connection,
        { url, method, headers: Object.fromEntries(request.headers), body, base: request },
        // The template is not known here, and the path may contain identifiers.
        { operation: undefined, caller, path: "(raw)", args: { signal } },
      );
      return bounded(response, url, deadline - performance.now(), connection, caller, parts);
    },
  }) as unknown as AnyClient;
  const request: AnyClient["request"] = async (method, path, init) => {
    const given = Object(init) as { headers?: object; params?: { header?: object } };
    // The platform's own error repeats the value.
    checkHeaders({ ...given.headers, ...given.params?.header }, caller);
    // It is appended to the base URL, and would change its host.
    if (!String(path).startsWith("/")) throw new ConfigurationError("the path does not begin with a slash.", caller);
    return client.request(method, path, init);
  };
  return { ...client, request };
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
  { maxBodyBytes }: Connection,
  caller: Caller,
  { ContractError, TimeoutError }: Parts,
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
