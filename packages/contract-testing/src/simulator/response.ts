import { bodilessStatuses } from "@demarc/openapi";
import type { Answer } from "./drift.ts";

/** An answer as a response of HTTP. */
export function toResponse({ status, headers, body, text, cutAfter }: Answer): Response {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  if (sent === undefined || bodilessStatuses.has(status)) return new Response(null, { status, headers });
  if (cutAfter === undefined) return new Response(sent, { status, headers });
  const bytes = new TextEncoder().encode(sent);
  // The server closes the connection once all that it has is sent, which is less than it announced.
  const broken = { ...headers, "content-length": String(bytes.length), connection: "close" };
  return new Response(bytes.slice(0, cutAfter), { status, headers: broken });
}
