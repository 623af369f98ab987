/** One way in which an answer differs from the document. */
export interface Drift {
  /** A breach of what is promised; or more than is promised: an unknown field, value or error status. */
  grade: "breaking" | "additive";
  provider: string;
  operationId: string;
  status: number;
  /** JSON pointer into the answer as `{ status, headers, body }`: `/body/customers/0/name`. */
  pointer: string;
  /** What the document says. */
  expected: string;
  /** What came, at most 120 characters: a plain value, or what kind of thing stands there. */
  found: string;
}

/** An answer as the client has read it. */
export interface Answer {
  operation: { operationId: string; path: string; method: string };
  provider: string;
  /** The status that counts, for a provider that keeps one in the body. */
  status: number;
  /** As in `Content-Type`, with parameters or without. */
  mediaType: string | undefined;
  /** The query of the request. */
  query: Record<string, unknown>;
  /** Parsed; undefined where there is none. */
  body: unknown;
}

/** Holds an answer against the document. Never throws itself. */
export type Validation = (answer: Answer) => {
  drifts: Drift[];
  /** Whether a breaking one among them is to fail the call. */
  throws: boolean;
};

export interface ValidationOptions {
  /**
   * `report`, the default, only tells. `throw` makes a breaking drift of a success fail the call with a
   * `ContractError`; an error answer fails it anyway, with the `HttpError` that says more.
   */
  mode?: "report" | "throw";
}
