import { sentRequest } from "@demarc/contract";
import { bodilessStatuses } from "@demarc/openapi";
import type { LiveExchange } from "../model/exchange.ts";

/** A fetch that keeps what goes through it, one request at a time and no faster than allowed. */
export interface PacedFetch {
  fetch(request: Request, init?: RequestInit): Promise<Response>;
  /** What went through since the last call, and the code of what kept the last request from being answered. */
  take(operationId: string): { exchanges: LiveExchange[]; failure?: string };
}

export interface Pace {
  /** How many requests may be begun in a second. */
  perSecond: number;
}

/** Over the platform's fetch. */
export function pacedFetch({ perSecond }: Pace): PacedFetch {
  let kept: Omit<LiveExchange, "operationId">[] = [];
  let failure: string | undefined;
  let next = 0;
  return {
    async fetch(request, init) {
      const wait = next - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      init?.signal?.throwIfAborted();
      next = performance.now() + 1000 / perSecond;
      const text = request.body ? await request.clone().text() : "";
      const startedAt = new Date().toISOString();
      const began = performance.now();
      failure = undefined;
      const response = await fetch(request, init).catch((error: unknown) => {
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
        ...(body.error !== undefined && { cut: true }),
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

/** The code of a failure, which the platform hides in the cause. A message may hold the URL, and credentials in it. */
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

/** What came of a body, and what ended it before its time. */
async function readAll(response: Response): Promise<{ text: string; error?: unknown }> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    return { text: text + decoder.decode() };
  } catch (error) {
    return { text, error };
  }
}

/** The body has been decoded, so what its headers say of its form is no longer true. */
function withoutEncoding(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) kept.delete(name);
  return kept;
}
