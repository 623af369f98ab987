import type { BodyReader } from "../descriptors.ts";
import { readText, tooLong } from "../values/body.ts";

/** Reads a success that is no JSON as a text. JSON it is as well: that of a text. */
export const readAsText: BodyReader = async (response, maxBytes, details) => {
  const text = await readText(response, maxBytes, details);
  return isOther(response) && text !== "" ? JSON.stringify(text) : text;
};

/** Reads a success that is no JSON as a Blob. */
export const readAsBlob: BodyReader = async (response, maxBytes, details) => {
  if (!isOther(response)) return readText(response, maxBytes, details);
  let bytes = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooLong(response, maxBytes, details);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(counted) ?? null, { headers: response.headers }).blob();
};

function isOther({ ok, headers }: Response): boolean {
  const type = headers.get("content-type");
  return ok && type !== null && !/^application\/([\w.+-]+\+)?json\b/i.test(type);
}
