import type { SourcePlace } from "@demarc/spec";

/**
 * breaking: something documented is missing or different. additive: something is there that is not documented.
 * informational: what was only inferred turned out otherwise, or a fact worth knowing.
 */
export type Grade = "breaking" | "additive" | "informational";

/** Violations of one cause: explained, redacted, graded. Holds no credentials. */
export interface Finding {
  grade: Grade;
  provider: string;
  operationId: string;
  /** JSON pointer into what was examined: `/body/customers/0/name`, `/status`, `/headers/content-type`. */
  pointer: string;
  /** JSON pointer into the bundled document, to the statement concerned. */
  specPointer: string;
  expected: string;
  found: string;
  /** The id of the erratum that concerns the place, where there is one. */
  erratum?: string;
  /** The JSON types of what was found; where nothing was, those documented. */
  types?: string[];
  /** Documented names of fields that were found one level too deep, inside of what is there. */
  holds?: string[];
  /** How many violations this one stands for, where it is more than one. */
  count?: number;
  /** The first places of these. */
  pointers?: string[];
  /** Where the statement is written, and the line that says it. */
  source?: SourcePlace;
  /** JSON pointer into the bundled document, to the place in the example that was served; where that is written. */
  examplePointer?: string;
  example?: SourcePlace;
  /** What to do next, where the run knows. */
  advice?: string;
  /** A line to repeat the request with; credentials are variables in it. */
  curl?: string;
}

export type { SourcePlace };
