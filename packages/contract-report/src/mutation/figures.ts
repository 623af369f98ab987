import type { MutationReport } from "@demarc/mutation";

/** The figures of a provider in the table and on the page. */
export function mutationFigures({ mutants, total, responses, durationMs }: MutationReport) {
  const graded = (expected: string) => responses.filter((result) => result.expected === expected);
  const right = (expected: string) => graded(expected).filter((result) => result.right).length;
  const spent = mutants.reduce((sum, mutant) => sum + mutant.durationMs, 0);
  return {
    mutants: mutants.length,
    /** Which part of the document's mutants was tried, where not all were. */
    sample: mutants.length < total ? ` (a sample of ${total})` : "",
    killed: mutants.filter(({ kill }) => kill).length,
    equivalent: mutants.filter(({ equivalent }) => equivalent !== undefined).length,
    served: mutants.filter(({ kill }) => kill?.by === "served").length,
    described: mutants.filter(({ kill }) => kill?.by === "described").length,
    answers: graded("breaking").length + graded("additive").length,
    killedAnswers: right("breaking") + right("additive"),
    compatible: graded("compatible").length,
    falseAlarms: graded("compatible").length - right("compatible"),
    perMutantMs: mutants.length === 0 ? 0 : spent / mutants.length,
    durationMs,
  };
}
