/** What a mock can be asked for beside what the document says, in the header {@link controlHeader}. */
export interface MockRequest {
  /** Answer with this instead of an example. The mock refuses what its document does not promise. */
  answer?: { body?: unknown; headers?: Record<string, string | null> };
  /** Say in the header {@link understoodHeader} how the request was read. */
  tell?: boolean;
}

/** How a mock read a request: values as the document types them, defaults filled in. */
export interface Understood {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  cookie: Record<string, unknown>;
}

export const controlHeader = "demarc-mock";
export const understoodHeader = "demarc-understood";

/** The type of the problem with which a mock refuses to answer with what its document does not promise. */
export const notPromised = "urn:demarc:not-promised";

/** Its titles: whether the answer would break a promise, or add to it. */
export const notPromisedTitles = { breaking: "This would break a promise", additive: "This is not documented" };

/** A value as a header's text. */
export function toHeader(value: MockRequest | Understood): string {
  return encodeURIComponent(JSON.stringify(value));
}

/** What {@link toHeader} wrote; undefined where there is none. */
export function fromHeader<T>(text: string | null | undefined): T | undefined {
  return text ? (JSON.parse(decodeURIComponent(text)) as T) : undefined;
}
