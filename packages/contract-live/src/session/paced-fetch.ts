import { setTimeout as delay } from "node:timers/promises";
import { sentRequest } from "@demarc/contract";
import { mostBytes, readBounded, bodilessStatuses } from "@demarc/openapi";
import type { LiveExchange } from "../model/call.ts";

/** A fetch that records its exchanges and sends no faster than allowed. */
export interface PacedFetch {
  fetch(request: Request, init?: RequestInit): Promise<Response>;
  /** The exchanges since the last call of it, and the code of a network failure of the last request. */
  take(operationId: string): { exchanges: LiveExchange[]; failure?: string };
}

/**
 * @param perSecond how many requests may be started in a second
 * @param send the platform's fetch, or what stands for it in tests
 */
export function pacedFetch(perSecond: number, send: PacedFetch["fetch"] = fetch): PacedFetch {
  let kept: Omit<LiveExchange, "operationId">[] = [];
  let failure: string | undefined;
  let next = 0;
  return {
    async fetch(request, init) {
      // A timer may fire a little early.
      for (let wait = next - performance.now(); wait > 0; wait = next - performance.now())
        await delay(wait, undefined, init?.signal ? { signal: init.signal } : {});
      init?.signal?.throwIfAborted();
      next = performance.now() + 1000 / perSecond;
      const text = request.body ? await request.clone().text() : "";
      const startedAt = new Date().toISOString();
      const began = performance.now();
      failure = undefined;
      const response = await send(request, init).catch((error: unknown) => {
        failure = codeOf(error);
        throw error;
      });
      const body = await readAll(response);
      const headers = Object.fromEntries(response.headers);
      kept.push({
        startedAt,
        durationMs: Math.round(performance.now() - began),
        request: sentRequest(request, text),
        response: { status: response.status, headers, text: body.text },
        ...(body.cut && { cut: body.cut }),
      });
      if (body.error !== undefined) throw body.error;
      // A redirect that is not followed may come as a response of status 0, which cannot be made again.
      if (response.type === "opaqueredirect" || bodilessStatuses.has(response.status)) return response;
      return new Response(body.text, { status: response.status, headers: withoutEncoding(response.headers) });
    },
    take(operationId) {
      const taken = kept.map((exchange) => ({ operationId, ...exchange }));
      const last = failure;
      kept = [];
      failure = undefined;
      return { exchanges: taken, ...(last !== undefined && { failure: last }) };
    },
  };
}

/** The code of a failure, which the platform has in the cause. Its message may hold the URL, and credentials in it. */
function codeOf(error: unknown): string {
  for (
    let current = error as { code?: unknown; cause?: unknown } | undefined;
    current;
    current = current.cause as typeof current
  ) {
    if (typeof current.code === "string") return current.code;
  }
  return "no reason given";
}

/** As much of a body as came, and why it is not whole. */
async function readAll({ body }: Response): Promise<{ text: string; cut?: LiveExchange["cut"]; error?: unknown }> {
  const { bytes, error, whole } = await readBounded(body);
  const text = new TextDecoder().decode(bytes);
  if (error !== undefined) return { text, cut: "broken", error };
  if (!whole) return { text };
  await whole.cancel().catch(() => {});
  return { text, cut: "too large", error: new Error(`The answer is larger than ${mostBytes} bytes.`) };
}

/** Without the headers that describe a body before it is decoded. */
function withoutEncoding(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) kept.delete(name);
  return kept;
}
