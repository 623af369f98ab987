/** The body was longer than it may be. */
export class BodyTooLong extends Error {}

/**
 * The body of a response as text.
 *
 * @throws {BodyTooLong} as soon as it is longer than the limit; the rest is not read
 */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  if (length > maxBytes) {
    await response.body?.cancel();
    throw new BodyTooLong();
  }
  // The length of a compressed body says nothing of what comes out.
  if (length <= maxBytes && !response.headers.has("content-encoding")) return response.text();
  return response.body ? readStream(response.body, maxBytes) : "";
}

async function readStream(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new BodyTooLong();
    }
    text += decoder.decode(value, { stream: true });
  }
}
