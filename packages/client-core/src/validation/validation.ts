/** One place where an answer differs from the document. */
export interface Drift {
  /** breaking: the document says otherwise. additive: the document does not mention it. */
  grade: "breaking" | "additive";
  provider: string;
  operationId: string;
  /** The status that counts. */
  status: number;
  /** JSON pointer into the body. */
  pointer: string;
  expected: string;
  /** Shortened. */
  found: string;
}

export interface ValidationInput {
  provider: string;
  operation: { operationId: string; path: string; method: string };
  status: number;
  /** As the header has it; undefined where there is none. */
  mediaType: string | undefined;
  query: Record<string, unknown>;
  body: unknown;
}

/** What a provider package's `/validation` makes. */
export interface Validation<Provider extends string = string> {
  (answer: ValidationInput): { drifts: Drift[]; throws: boolean };
  /** Whose answers it knows. */
  readonly provider?: Provider;
}

export interface ValidationOptions {
  /**
   * `report`, the default, only calls `onDrift`. `throw` makes a breaking drift of a success fail the call with a
   * `ContractError`, whose `body` is what came; an error answer fails it anyway, with the `HttpError` that says more. An
   * operation that must not be repeated, such as a creation, never fails for drift: it is done.
   */
  mode?: "report" | "throw";
}
