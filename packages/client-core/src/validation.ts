/** One place where an answer is not what the document promises. */
export interface Drift {
  /** breaking: a promise is broken. additive: something is there that was not promised. */
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

/** An answer to be held against the document. */
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
export type Validation = (answer: ValidationInput) => { drifts: Drift[]; throws: boolean };
