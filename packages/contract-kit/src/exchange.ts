import type { Shown } from "./cases/case.ts";
import { parseJson } from "./text.ts";

/** One request and its answer, as they went over the wire. Holds credentials: never print or write it. */
export interface Exchange {
  operationId: string;
  /** What the exchange has shown of the document's constraints. */
  shows?: Shown;
  /** The mock was told what to answer, so the answer is no evidence of what the document's examples show. */
  dictated?: boolean;
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    /** As parsed, or the text where it is no JSON; undefined where there is none. */
    body: unknown;
  };
  response: {
    status: number;
    headers: Record<string, string>;
    /** As it came. */
    text: string;
  };
}

/** A fetch that keeps what goes through it. */
export interface Recorder {
  fetch(request: Request): Promise<Response>;
  /** What went through since the last call. */
  take(operationId: string): Exchange[];
}

/** Wraps a fetch. Exchanges are named after their operation when they are taken, because a fetch does not know it. */
export function recorder(inner: (request: Request) => Promise<Response>): Recorder {
  let kept: Omit<Exchange, "operationId">[] = [];
  return {
    async fetch(request) {
      // A body can be read once: it is read here, and sent on from there.
      const text = request.body ? await request.text() : "";
      const sent = request.body
        ? new Request(request.url, {
            method: request.method,
            headers: request.headers,
            body: text,
            redirect: request.redirect,
            signal: request.signal,
          })
        : request;
      const response = await inner(sent);
      const received = await response.text();
      kept.push({
        request: {
          method: request.method,
          url: request.url,
          headers: Object.fromEntries(request.headers),
          body: text === "" ? undefined : (parseJson(text).value ?? text),
        },
        response: { status: response.status, headers: Object.fromEntries(response.headers), text: received },
      });
      return new Response([204, 205, 304].includes(response.status) ? null : received, {
        status: response.status,
        headers: response.headers,
      });
    },
    take(operationId) {
      const taken = kept.map((exchange) => ({ operationId, ...exchange }));
      kept = [];
      return taken;
    },
  };
}
