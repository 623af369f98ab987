/** One request and its answer, as they went over the wire. Holds credentials: never print or write it. */
export interface Exchange {
  operationId: string;
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    /** As parsed; undefined where there is none. */
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
      const sent = request.clone();
      const response = await inner(request);
      const [text, received] = [await sent.text(), await response.clone().text()];
      kept.push({
        request: { method: sent.method, url: sent.url, headers: Object.fromEntries(sent.headers), body: text === "" ? undefined : JSON.parse(text) },
        response: { status: response.status, headers: Object.fromEntries(response.headers), text: received },
      });
      return response;
    },
    take(operationId) {
      const taken = kept.map((exchange) => ({ operationId, ...exchange }));
      kept = [];
      return taken;
    },
  };
}
