import { existsSync } from "node:fs";
import type { Evidence, Schema } from "@demarc/openapi";
import { errataPath, specsDirectory } from "./folders.ts";
import { readYaml } from "./yaml-file.ts";

/**
 * What a live response is checked by: a JSON Schema over
 * `{ request: { path, query, body }, status, mediaType, body }`.
 */
export interface Settlement {
  operation: string;
  schema: Schema;
}

/** A contradiction or gap in the provider's pages that needed a decision. */
export interface Erratum {
  id: string;
  /** The numbers of the contradictions that it settles; none for a gap that contradicts nothing. */
  numbers: number[];
  title: string;
  /** JSON pointer into the bundled document. */
  at: string;
  /** What the sources say, each by its key in `x-sources`. */
  says: { page: string; text: string }[];
  reading: string;
  evidence: Evidence;
  confirmedBy?: Settlement;
  refutedBy?: Settlement;
  /** A JSON Schema of values that other versions are known to send at the place: worth knowing, and not breaking. */
  tolerated?: Schema;
  /** What the last live run that settled it came to. */
  settled?: { date: string; host: string; outcome: "confirmed" | "refuted" };
  /** Why no response can settle it, where there is neither of the two above. */
  unsettled?: string;
}

/** A fault of a page that needed no decision. */
export interface Correction {
  numbers: number[];
  page: string;
  what: string;
  corrected: string;
}

export interface Errata {
  /** Which numbers this provider accounts for, first to last. */
  contradictions: { first: number; last: number; unassigned: number[] };
  errata: Erratum[];
  corrections: Correction[];
}

/** A provider's `errata.yaml`. Throws where there is none. Its form is checked by the linter, not here. */
export function loadErrata(provider: string, directory = specsDirectory): Errata {
  const path = errataPath(provider, directory);
  if (!existsSync(path))
    throw new Error(`specs/${provider} has no errata.yaml. A provider without contradictions has empty lists there.`);
  return readYaml<Errata>(path);
}
