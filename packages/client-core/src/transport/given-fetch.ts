import type { Send } from "../credentials/secret.ts";
import { chain } from "./no-answer.ts";

/**
 * Hands a request to the fetch of the caller. That of a package such as undici or node-fetch does not know the platform's
 * Request, takes it for an address and refuses it; then, nothing having been sent, it gets the address and the rest.
 *
 * @param init makes what the request consists of; called twice, as a stream can be read once
 */
export async function giveTo(
  fetch: Send,
  target: string | Request,
  init: () => RequestInit,
  ending: Pick<RequestInit, "signal" | "redirect">,
): Promise<Response> {
  const request = new Request(target, init());
  try {
    return await fetch(request, ending);
  } catch (error) {
    const isForeign = chain(error).some(({ message, input }) => `${message}${input}`.includes("[object Request]"));
    if (!isForeign) throw error;
    return (fetch as typeof globalThis.fetch)(request.url, { ...init(), ...ending });
  }
}
