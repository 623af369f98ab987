/** How much of a body is read: no documented answer comes near it. */
export const mostBytes = 16 * 2 ** 20;

export interface BoundedBody {
  /** What was read. */
  bytes: Uint8Array<ArrayBuffer>;
  /** What ended it early. */
  error?: unknown;
  /** Where there is more than was read: what was read, and the rest as it comes. */
  whole?: ReadableStream<Uint8Array>;
}

/** Reads a body as far as the bound. The rest is not waited for: whoever does not want it cancels it. */
export async function readBounded(body: ReadableStream<Uint8Array> | null, most = mostBytes): Promise<BoundedBody> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let error: unknown;
  try {
    for (let part = await reader?.read(); part?.value && size <= most; part = await reader?.read()) {
      chunks.push(part.value);
      size += part.value.length;
      if (size > most) break;
    }
  } catch (failure) {
    error = failure ?? new Error("The body ended early.");
  }
  const bytes = new Uint8Array(Buffer.concat(chunks));
  if (error !== undefined) return { bytes, error };
  return size > most && reader ? { bytes, whole: resumed(bytes, reader) } : { bytes };
}

function resumed(begun: Uint8Array, reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(begun),
    async pull(controller) {
      const { value } = await reader.read();
      if (value) controller.enqueue(value);
      else controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
