import type { ApiDescriptor } from "./descriptors.ts";
import { ContractError, HttpError, type ErrorDetails } from "./errors.ts";
import { at } from "./pointer.ts";

/** The body of an answer: JSON where it parses, the text otherwise, undefined where it is empty. */
type Body = { json: unknown } | { text: string } | undefined;

/**
 * The success body of an answer.
 *
 * @param text the body as it came, without credentials where it may be shown
 * @throws {HttpError} where HTTP or the status in the body says that the call failed
 * @throws {ContractError} where a success is not JSON
 */
export function readAnswer(api: ApiDescriptor, response: Response, text: string, details: ErrorDetails): unknown {
  const body = parse(text);
  const json = body && "json" in body ? body.json : undefined;
  const status = statusThatCounts(api, response.status, json);
  if (status < 200 || status > 299) {
    throw new HttpError({
      ...details,
      status,
      httpStatus: response.status,
      providerCode: field(json, api.errorFields.code),
      providerKey: field(json, api.errorFields.key),
      providerMessage: field(json, api.errorFields.message) ?? describePlain(body),
      body: body && "text" in body ? body.text : json,
    });
  }
  if (body && "text" in body) {
    const type = response.headers.get("content-type") ?? "no content type";
    throw new ContractError(`${status} with a body that is not JSON (${type}, ${text.length} characters). Is this the provider, or a sign-in or proxy page?`, { ...details, status });
  }
  return json;
}

function parse(text: string): Body {
  if (text === "") return undefined;
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { text };
  }
}

/** Whichever of HTTP and the body says that the call failed; HTTP's own where neither does. */
function statusThatCounts(api: ApiDescriptor, httpStatus: number, json: unknown): number {
  if (httpStatus < 200 || httpStatus > 299 || !api.statusInBody) return httpStatus;
  const inBody = at(json, api.statusInBody);
  return inBody !== undefined && /^\d{3}$/.test(String(inBody)) ? Number(inBody) : httpStatus;
}

function field(json: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : at(json, pointer);
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}

/** What to say of a body without a message of its own. A page of HTML says nothing in one line. */
function describePlain(body: Body): string | undefined {
  if (body === undefined) return "no body";
  if ("json" in body) return undefined;
  return /^\s*</.test(body.text) ? "a page of HTML or XML instead of JSON" : body.text;
}
