import { bodilessStatuses, parseJson, type ReceivedResponse, type SentRequest } from "@demarc/openapi";
import type { Shown } from "../model/case.ts";

/** One request with its answer. Holds credentials: never print or write it. */
export interface Exchange {
  operationId: string;
  /** What the exchange has shown of the document's constraints. */
  shows?: Shown;
  /** The mock was given the answer, so the answer is no evidence of what the document's examples show. */
  givenAnswer?: boolean;
  request: SentRequest;
  response: ReceivedResponse;
}

/** A fetch that keeps what goes through it. */
export interface RecordingFetch {
  fetch(request: Request): Promise<Response>;
  /** What went through since the last call. */
  take(operationId: string): Exchange[];
}

/** Wraps a fetch. Exchanges are named after their operation when they are taken, because a fetch does not know it. */
export function recordingFetch(inner: (request: Request) => Promise<Response>): RecordingFetch {
  let kept: Omit<Exchange, "operationId">[] = [];
  return {
    async fetch(request) {
      // A body can be read once: it is read here, and sent on from there.
      const text = request.body ? await request.text() : "";
      const sent = request.body ? withBody(request, text) : request;
      const response = await inner(sent);
      const received = await response.text();
      const { status, headers } = response;
      kept.push({
        request: sentRequest(request, text),
        response: { status, headers: Object.fromEntries(headers), text: received },
      });
      return new Response(bodilessStatuses.has(status) ? null : received, { status, headers });
    },
    take(operationId) {
      const taken = kept.map((exchange) => ({ operationId, ...exchange }));
      kept = [];
      return taken;
    },
  };
}

/** A request as it is recorded, with the text of its body; an empty one is none. */
export function sentRequest({ method, url, headers }: Request, text: string): SentRequest {
  const body = text === "" ? undefined : (parseJson(text).value ?? text);
  return { method, url, headers: Object.fromEntries(headers), body };
}

function withBody({ url, method, headers, redirect, signal }: Request, body: string): Request {
  return new Request(url, { method, headers, body, redirect, signal });
}
