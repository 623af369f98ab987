import type { ParameterValues } from "@demarc/openapi";

/** A mock: answers requests by its document. */
export interface Mock {
  /** For reports: `in-process mock (Prism)`. */
  name: string;
  /** What the paths of the document are appended to. */
  baseUrl: string;
  /** It does what {@link MockRequest} asks. */
  isMock: true;
  fetch(request: Request): Promise<Response>;
}

/** A request that a mock has answered. Nothing in it is secret: no query, no header, no body. */
export interface MockEvent {
  method: string;
  path: string;
  status: number;
  /** Why it was refused, where the document does not allow it: `query limt: expected no such parameter`. */
  refusals: string[];
}

export interface MockOptions {
  /** Told of each request that was answered. */
  onAnswer?: (event: MockEvent) => void;
}

/** What a mock can be asked for that no document says, in the header {@link controlHeader}. */
export interface MockRequest {
  /** Answer with this instead of an example. The mock refuses what its document does not allow. */
  answer?: { body?: unknown; headers?: Record<string, string | null> };
  /** Say in the header {@link valuesHeader} how the request was read: a {@link ParameterValues}. */
  tell?: boolean;
}

export const controlHeader = "demarc-mock";
export const valuesHeader = "demarc-values";

/** The type of the problem with which a mock refuses to answer with what its document does not allow. */
export const undocumentedAnswer = "urn:demarc:undocumented-answer";

/** Its titles: whether the answer would break the document, or add to it. */
export const undocumentedTitles = { breaking: "This answer breaks the document", additive: "This is not documented" };

/** A value as a header's text. */
export function toHeader(value: MockRequest | ParameterValues): string {
  return encodeURIComponent(JSON.stringify(value));
}

/** What {@link toHeader} wrote; undefined where there is none. */
export function fromHeader<T>(text: string | null | undefined): T | undefined {
  return text ? (JSON.parse(decodeURIComponent(text)) as T) : undefined;
}
