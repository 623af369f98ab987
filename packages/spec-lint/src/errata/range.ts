import type { Problem } from "../problem.ts";
import type { ErrataFile } from "./file.ts";

/**
 * Checks that a provider's numbers begin where those of the one before it end; the first provider's begin at 1.
 *
 * @param everyone the well-formed errata of all providers, `file` among them, always in the same order
 */
export function checkRange(file: ErrataFile, everyone: ErrataFile[]): Problem[] {
  const range = ({ content }: ErrataFile) => content.contradictions;
  const inOrder = everyone.toSorted((a, b) => range(a).first - range(b).first || range(a).last - range(b).last);
  const before = inOrder[inOrder.indexOf(file) - 1];
  const expected = before ? range(before).last + 1 : 1;
  if (range(file).first === expected) return [];

  const neighbour = before ? `those of ${before.provider} end at ${expected - 1}` : "there are none before them";
  const message =
    `The numbers begin at ${range(file).first}, but ${neighbour}, so they should begin at ${expected}. ` +
    "Each number belongs to exactly one provider: close the gap, or end the overlap.";
  return [file.problem(["contradictions", "first"], "errata-range", message)];
}
