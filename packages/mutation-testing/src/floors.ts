import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A package whose source is mutated. */
export interface Floor {
  /** Its folder below `packages/`. */
  package: string;
  /** Globs, from that folder. */
  mutate: string[];
  /** The least share of mutants that its tests have to detect, in percent. */
  floor: number;
}

/** What a run over a package came to. */
export interface Score {
  package: string;
  /** Without those that cannot be run. */
  mutants: number;
  /** Those that made a test fail or never end. */
  killed: number;
  survived: number;
  /** In percent; NaN where there are no mutants. */
  score: number;
  floor: number;
}

/** @throws where an entry is not complete: one without a floor would hold nothing */
export function readFloors(file: string | URL): Floor[] {
  const entries = parse(readFileSync(file, "utf8")) as Floor[];
  for (const entry of entries) {
    const { package: name, mutate, floor } = entry;
    if (typeof name !== "string" || !Array.isArray(mutate) || !(floor > 0 && floor <= 100))
      throw new Error(
        `${String(file)}: the entry ${JSON.stringify(entry)} needs package, mutate (a list of globs) and floor (above 0, at most 100).`,
      );
  }
  return entries;
}

/** The scores that are below their floors. A package without mutants is one of them: its globs match nothing. */
export function belowFloor(scores: Score[]): Score[] {
  return scores.filter(({ score, floor }) => !(score >= floor));
}
