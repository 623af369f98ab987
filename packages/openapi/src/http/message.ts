import { parseJson } from "./json.ts";

/** A request as it was sent. May hold credentials: never print or write it. */
export interface SentRequest {
  method: string;
  url: string;
  /** By their names in small letters. */
  headers: Record<string, string>;
  /** As parsed, or the text where it is no JSON; undefined where there is none. */
  body: unknown;
}

/** A response as it came. */
export interface ReceivedResponse {
  status: number;
  /** By their names in small letters. */
  headers: Record<string, string>;
  text: string;
}

const parsed = new WeakMap<ReceivedResponse, ReturnType<typeof parseJson>>();

/** The body of a response as JSON, and whether it was. Parsed once, however often it is asked for. */
export function jsonOf(response: ReceivedResponse): { parsed: boolean; value: unknown } {
  let json = parsed.get(response);
  if (!json) parsed.set(response, (json = parseJson(response.text)));
  return json;
}

/** Notes what the body of a response is as JSON, where somebody has parsed it already. */
export function noteJson(response: ReceivedResponse, value: unknown): void {
  parsed.set(response, { parsed: true, value });
}

/** The body of a response: JSON where it parses, the text otherwise. */
export function bodyOf(response: ReceivedResponse): unknown {
  const json = jsonOf(response);
  return json.parsed ? json.value : response.text;
}

/** Statuses whose responses have no body (RFC 9110, and what the platform's Response refuses one for). */
export const bodilessStatuses: ReadonlySet<number> = new Set([101, 204, 205, 304]);
