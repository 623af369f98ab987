import { compileSchemas, type Spec } from "@demarc/openapi";
import type { ClientUnderTest } from "@demarc/contract";
import { tellsApart, type Equivalent } from "./equivalents.ts";
import { prepareRunner, runMutant, type Kill } from "./run-mutant.ts";
import { mutate } from "./document/operators.ts";
import { sampleOf } from "./document/sample.ts";
import { scoreResponses, type ResponseResult } from "./response/score.ts";

export interface MutantResult {
  operator: string;
  pointer: string;
  detail: string;
  /** What killed it; undefined for a survivor. */
  kill?: Kill;
  /** Why nothing can, where that was reviewed. */
  equivalent?: string;
  durationMs: number;
}

/** How many changes the tests of a provider kill. */
export interface MutationReport {
  provider: string;
  mutants: MutantResult[];
  /** How many mutants the document has. They are more than those tried where a sample was. */
  total: number;
  responses: ResponseResult[];
  /** What is wrong with the list of equivalent mutants. */
  problems: string[];
  durationMs: number;
}

export interface ScoreOptions {
  equivalents?: readonly Equivalent[];
  /** How many mutants of the document to try. Without it: all. */
  size?: number;
  /** Called after each mutant. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Changes a document in every place, and the answers to it, and counts what is killed.
 *
 * @throws where a case fails on the unchanged document: then every mutant would seem killed
 */
export async function scoreMutants(
  spec: Spec,
  client: ClientUnderTest | undefined,
  { equivalents = [], size = Infinity, onProgress }: ScoreOptions = {},
): Promise<MutationReport> {
  const started = performance.now();
  const runner = prepareRunner(spec, client);
  const failing = await runner.baseline();
  if (failing)
    throw new Error(
      `${spec.provider}: ${failing.caseId} fails at ${failing.pointer} without any change. Run \`npm run contract\` and fix that first.`,
    );

  const every = mutate(spec.document);
  const all = sampleOf(every, size, spec.hash);
  const mutants: MutantResult[] = [];
  const problems: string[] = [];
  for (const each of all) {
    const { operator, pointer, detail } = each;
    const begun = performance.now();
    const kill = await runMutant(runner, each);
    const result: MutantResult = { operator, pointer, detail, durationMs: performance.now() - begun };
    const named = equivalents.find(isMutant(each));
    if (kill) result.kill = kill;
    else if (named) {
      const apart = tellsApart(spec.document, each.make());
      if (apart === undefined) result.equivalent = named.reason;
      else
        problems.push(
          `${operator} at ${pointer} is called equivalent, and values of ${apart} tell it apart. Write the case that is missing.`,
        );
    }
    mutants.push(result);
    onProgress?.(mutants.length, all.length);
  }
  for (const equivalent of equivalents) {
    const isIt = isMutant(equivalent);
    const tried = mutants.find(isIt);
    if (tried ? tried.equivalent !== undefined : every.some(isIt)) continue;
    const { operator, pointer, detail } = equivalent;
    problems.push(
      `${operator} at ${pointer} (${detail}) is called equivalent, and is killed or does not exist. Remove the entry.`,
    );
  }
  return {
    provider: spec.provider,
    mutants,
    total: every.length,
    responses: scoreResponses(spec, compileSchemas(spec.document)),
    problems,
    durationMs: performance.now() - started,
  };
}

type Change = Pick<MutantResult, "operator" | "pointer" | "detail">;

function isMutant({ operator, pointer, detail }: Change): (other: Change) => boolean {
  return (other) => other.operator === operator && other.pointer === pointer && other.detail === detail;
}

export interface OperatorScore {
  operator: string;
  mutants: number;
  killed: number;
  equivalent: number;
}

/** The mutants of each operator, in the order in which operators first occur. */
export function byOperator(mutants: readonly MutantResult[]): OperatorScore[] {
  return [...new Set(mutants.map(({ operator }) => operator))].map((operator) => {
    const own = mutants.filter((result) => result.operator === operator);
    return {
      operator,
      mutants: own.length,
      killed: own.filter(({ kill }) => kill).length,
      equivalent: own.filter(({ equivalent }) => equivalent !== undefined).length,
    };
  });
}

/** The share of mutants that has to be killed; the rest has to be named as equivalent. */
const leastShare = 0.98;

/** Why a score is not good enough, one line each; nothing where it is. */
export function mutationGaps({ provider, mutants, responses, problems }: MutationReport): string[] {
  const killed = mutants.filter(({ kill }) => kill).length;
  const survivors = mutants.filter(({ kill, equivalent }) => !kill && equivalent === undefined);
  return [
    ...problems.map((problem) => `${provider}: ${problem}`),
    ...survivors.map(
      ({ operator, pointer, detail }) =>
        `${provider}: nothing kills "${operator}" at ${pointer} (${detail}). Write the case that is missing, or name the mutant in equivalent.yaml with the reason.`,
    ),
    ...(mutants.length === 0 || killed / mutants.length < leastShare
      ? [
          `${provider}: ${killed} of ${mutants.length} mutants are killed, and at least ${leastShare * 100} % have to be.`,
        ]
      : []),
    ...responses
      .filter(({ right }) => !right)
      .map(
        ({ operationId, example, operator, pointer, expected, found }) =>
          `${provider} ${operationId}: "${operator}" in ${example} is ${expected} at ${pointer}, and the checker found ${found}.`,
      ),
  ];
}
