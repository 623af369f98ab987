export { mutate } from "./document/operators.ts";
export type { Mutant } from "./document/mutant.ts";
export { byOperator, mutationGaps, scoreMutants, type MutationReport } from "./score.ts";
