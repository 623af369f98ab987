import { ContractError, type ErrorDetails } from "../errors.ts";

/**
 * The body of a response as text.
 *
 * @param hint what is said of the limit
 * @throws {ContractError} as soon as it is longer than the limit; the rest is not read
 */
export async function readText(
  response: Response,
  maxBytes: number,
  details: ErrorDetails,
  hint?: string,
): Promise<string> {
  const { body, headers } = response;
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (length > maxBytes) {
    await body?.cancel();
    throw tooLong(response, maxBytes, details, hint);
  }
  // The length of a compressed body says nothing of what comes out.
  if (length <= maxBytes && !headers.has("content-encoding")) return response.text();
  if (!body) return "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw tooLong(response, maxBytes, details, hint);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The error that a body is which is longer than the limit. */
export function tooLong(
  { status }: Response,
  maxBytes: number,
  details: ErrorDetails,
  hint = " The option maxBodyBytes sets the limit.",
): ContractError {
  return new ContractError(`${status} with a body longer than ${maxBytes} bytes.${hint}`, { ...details, status });
}
