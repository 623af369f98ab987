import type { OpenApiDocument } from "@demarc/openapi";
import { problem } from "./answers/error-form.ts";
import { FaultError } from "./faults/texts.ts";
import type { MockEvent, MockOptions, WatchedMock } from "./protocol.ts";
import { stateful } from "./stateful.ts";
import { strictAnswers } from "./strict.ts";

/** How many requests are kept for `GET /__demarc/requests`. */
const kept = 1000;

/**
 * A mock that keeps what it has answered, and can be reset.
 *
 * @param base the path that stands before those of the document
 */
export function watchedMock(document: OpenApiDocument, base: string, options: MockOptions = {}): WatchedMock {
  const simulated = options.simulator && stateful(options.simulator, options.data, options.faults?.drift);
  const answer = strictAnswers(document, base, simulated, options);
  const events: MockEvent[] = [];

  function reset(): void {
    events.length = 0;
    simulated?.reset();
  }

  return {
    name: `in-process mock (${simulated ? "simulator" : "Prism"})`,
    baseUrl: `http://localhost${base}`,
    isMock: true,
    requests: () => events,
    state: () => simulated?.state(),
    reset,
    async fetch(request) {
      const { pathname: path } = new URL(request.url);
      if (path === "/__demarc/requests" && request.method === "GET") return Response.json(events);
      if (path === "/__demarc/reset" && request.method === "POST") {
        reset();
        return new Response(null, { status: 204 });
      }
      const event: MockEvent = { method: request.method, path, status: 0, refusals: [], differences: [] };
      const response = await answer(request, event).catch((error: Error) =>
        error instanceof FaultError
          ? problem(400, "The mock cannot do this", error.message)
          : problem(500, "The mock failed", `${error.message}. This is a fault of the mock: please report it.`),
      );
      event.status = response.status;
      events.push(event);
      if (events.length > kept) events.shift();
      options.onAnswer?.(event);
      return request.method === "HEAD" ? new Response(null, response) : response;
    },
  };
}
