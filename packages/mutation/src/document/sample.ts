import { createHash } from "node:crypto";
import type { Mutant } from "./mutant.ts";

/**
 * As many of a document's mutants as a run has time for: at least one of each operator, the rest by chance. The same
 * document gives the same sample, and another document another one.
 *
 * @param size the least number of mutants; all where there are not more
 * @param seed decides the chance
 */
export function sampleOf(mutants: Mutant[], size: number, seed: string): Mutant[] {
  if (mutants.length <= size) return mutants;
  const rank = new Map(mutants.map((mutant) => [mutant, rankOf(mutant, seed)]));
  const shuffled = mutants.toSorted((a, b) => ((rank.get(a) ?? "") < (rank.get(b) ?? "") ? -1 : 1));
  const first = new Map(shuffled.toReversed().map((mutant) => [mutant.operator, mutant]));
  const chosen = new Set([...new Set([...first.values(), ...shuffled])].slice(0, Math.max(size, first.size)));
  return mutants.filter((mutant) => chosen.has(mutant));
}

function rankOf({ operator, pointer, detail }: Mutant, seed: string): string {
  return createHash("sha256").update([seed, operator, pointer, detail].join("\n")).digest("hex");
}
