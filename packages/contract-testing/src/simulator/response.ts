import type { Answer } from "./drift.ts";

/** An answer as it goes over the wire. */
export function toResponse({ status, headers, body, text, cutAfter }: Answer): Response {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  if (sent === undefined || [204, 205, 304].includes(status)) return new Response(null, { status, headers });
  if (cutAfter === undefined) return new Response(sent, { status, headers });
  const bytes = new TextEncoder().encode(sent);
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(bytes.slice(0, cutAfter));
      // Only what has left can arrive before the connection breaks.
      await new Promise((resolve) => setTimeout(resolve, 30));
      controller.error(new Error("the simulator broke the connection"));
    },
  });
  return new Response(stream, { status, headers: { ...headers, "content-length": String(bytes.length) } });
}
