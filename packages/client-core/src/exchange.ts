import { readAnswer } from "./answer.ts";
import { authorise, chooseSchemes, type Secrets } from "./credentials.ts";
import type { ApiDescriptor, OperationDescriptor } from "./descriptors.ts";
import { AbortError, NetworkError, ProviderError } from "./errors.ts";
import { redact } from "./redact.ts";

/** What a client sends with: its API, credentials and fetch. */
export interface Connection {
  api: ApiDescriptor;
  secrets: Secrets;
  fetch: (request: Request) => Promise<Response>;
}

/**
 * Sends a request with its credentials and hands back the response as it comes. What `raw` uses.
 *
 * @param operation undefined where the caller did not go through an operation function
 */
export async function send(connection: Connection, request: Request, operation?: OperationDescriptor): Promise<{ response: Response; values: string[] }> {
  const { api, secrets } = connection;
  const operationId = operation?.operationId;
  const schemes = chooseSchemes(api, operation?.security ?? api.security, secrets, operationId);
  const authorised = await authorise(api, request, schemes, secrets, operationId);
  try {
    return { response: await connection.fetch(authorised.request), values: authorised.values };
  } catch (error) {
    throw failure(error, api, request, operationId);
  }
}

/** Sends a request and reads the answer. What the operation functions use. */
export async function exchange(connection: Connection, request: Request, operation: OperationDescriptor): Promise<unknown> {
  const { api } = connection;
  const { response, values } = await send(connection, request, operation);
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw failure(error, api, request, operation.operationId);
  }
  try {
    return readAnswer(api, response, text, { provider: api.provider, operationId: operation.operationId });
  } catch (error) {
    const clean = redact(text, values);
    if (clean === text) throw error;
    return readAnswer(api, response, clean, { provider: api.provider, operationId: operation.operationId });
  }
}

function failure(error: unknown, api: ApiDescriptor, request: Request, operationId: string | undefined): ProviderError {
  if (error instanceof ProviderError) return error;
  const details = { provider: api.provider, operationId };
  if (request.signal.aborted) return new AbortError("the call was aborted.", details);
  // The platform says "fetch failed" and hides why in the cause. Only the code is taken over: a message may hold the URL.
  const reason = (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;
  return new NetworkError(`no answer from ${new URL(request.url).host}${typeof reason === "string" ? ` (${reason})` : ""}.`, details);
}
