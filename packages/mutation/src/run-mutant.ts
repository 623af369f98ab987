import {
  compileSchemas,
  fromPointer,
  listOperations,
  type OpenApiDocument,
  type Operation,
  type Spec,
} from "@demarc/openapi";
import { planCases, runCase, type RunContext, type ContractCase, type ClientUnderTest } from "@demarc/contract";
import { basePath, createMock } from "@demarc/mock";
import type { Mutant } from "./document/mutant.ts";
import { reached, sliceOf } from "./document/slice.ts";

/** What killed a mutant. */
export interface Kill {
  /** served: the mock had changed, client and cases had not. described: the other way round. */
  by: "served" | "described" | "document";
  /** The id of the case, and where in the exchange. */
  caseId: string;
  pointer: string;
}

/** Looks for a case that kills a mutant. */
export interface MutantRunner {
  /** The first case that fails on the unchanged document, where none must. */
  baseline(): Promise<Kill | undefined>;
  /**
   * The unchanged client and cases against a mock of the changed document.
   *
   * @param slice which of each operation's cases to run, those about the changed place first; all where it is left out
   */
  served(mutant: Mutant, slice?: [start: number, end?: number]): Promise<Kill | undefined>;
  /** The cases and the checker of the changed document against a mock of the unchanged one. */
  described(mutant: Mutant): Promise<Kill | undefined>;
}

/** How many cases of an operation are tried before the other direction is. */
const near = 60;

/**
 * What kills a mutant: the cases about its place in one direction, all of them in the other, then the rest. A
 * document that cannot be served or planned for is killed as well.
 */
export async function runMutant(runner: MutantRunner, mutant: Mutant): Promise<Kill | undefined> {
  try {
    return (
      (await runner.served(mutant, [0, near])) ??
      (await runner.described(mutant)) ??
      (await runner.served(mutant, [near]))
    );
  } catch (error) {
    return { by: "document", caseId: "the document cannot be used", pointer: (error as Error).message };
  }
}

/**
 * Prepares the cases of a document once for all its mutants.
 *
 * @param client the provider's client; undefined where there is none
 */
export function prepareRunner(spec: Spec, client: ClientUnderTest | undefined): MutantRunner {
  const mock = createMock(spec.document);
  const schemas = compileSchemas(spec.document);
  const operations = listOperations(spec.document).map((operation) => ({
    operation,
    reach: reachOf(spec.document, operation),
    cases: placed(planCases(spec, operation).cases),
  }));
  // A change of the path itself concerns all its operations.
  const concerned = (pointer: string) =>
    operations.filter(
      ({ reach, operation }) =>
        operation.pointer.startsWith(`${pointer}/`) ||
        reach.some((place) => pointer === place || pointer.startsWith(`${place}/`)),
    );

  // The address is the unchanged one's: a base path is part of what is tested.
  const serving = (document: OpenApiDocument, { path }: Operation) => ({
    ...createMock(sliceOf(document, path)),
    baseUrl: mock.baseUrl,
  });
  const find = async (
    context: RunContext,
    operation: Operation,
    cases: readonly PlacedCase[],
    { pointer }: Pick<Mutant, "pointer">,
    by: Kill["by"],
    [start, end]: [start: number, end?: number] = [0],
  ): Promise<Kill | undefined> => {
    for (const { testCase } of nearest(cases, pointer).slice(start, end)) {
      const { findings } = await runCase(context, operation, testCase);
      const [finding] = findings;
      if (finding) return { by, caseId: `${operation.operationId}/${testCase.id}`, pointer: finding.pointer };
    }
    return undefined;
  };
  return {
    async baseline() {
      for (const { operation, cases } of operations) {
        const target = serving(spec.document, operation);
        const kill = await find({ spec, schemas, target, client }, operation, cases, { pointer: "" }, "served");
        if (kill) return kill;
      }
      return undefined;
    },
    async served(mutant, slice) {
      const document = mutant.make();
      for (const { operation, cases } of concerned(mutant.pointer)) {
        const target = serving(document, operation);
        const kill = await find({ spec, schemas, target, client }, operation, cases, mutant, "served", slice);
        if (kill) return kill;
      }
      return undefined;
    },
    async described(mutant) {
      const document = mutant.make();
      const target = { ...mock, baseUrl: `${new URL(mock.baseUrl).origin}${basePath(document)}` };
      const ids = new Set(concerned(mutant.pointer).map(({ operation }) => operation.operationId));
      const described = listOperations(document);
      if (described.length < operations.length)
        return { by: "document", caseId: "the operation is gone", pointer: mutant.pointer };
      for (const operation of described.filter(({ operationId }) => ids.has(operationId))) {
        const changed: Spec = { ...spec, document: sliceOf(document, operation.path) };
        const changedSchemas = compileSchemas(changed.document);
        const cases = placed(planCases(changed, operation).cases);
        const kill = await find(
          { spec: changed, schemas: changedSchemas, target, client: undefined },
          operation,
          cases,
          mutant,
          "described",
        );
        if (kill) return kill;
      }
      return undefined;
    },
  };
}

interface PlacedCase {
  testCase: ContractCase;
  keys: string[];
}

function placed(cases: ContractCase[]): PlacedCase[] {
  return cases.map((testCase) => ({ testCase, keys: keysOf(testCase.specPointer) }));
}

function keysOf(pointer: string): string[] {
  return fromPointer(pointer.replace(/^\/components\/securitySchemes/, "/security"));
}

/** Cases about the changed place first: most mutants are killed by one of the first. */
function nearest(cases: readonly PlacedCase[], pointer: string): PlacedCase[] {
  const wanted = keysOf(pointer);
  const isHinted = hintOf(wanted);
  const nearness = ({ keys, testCase }: PlacedCase) => {
    if (isHinted(testCase)) return Infinity;
    const differing = wanted.findIndex((key, index) => keys[index] !== key);
    return differing < 0 ? wanted.length : differing;
  };
  return cases
    .map((each) => ({ each, near: nearness(each) }))
    .toSorted((a, b) => b.near - a.near)
    .map(({ each }) => each);
}

/** Which cases are about a place although their own place is another: a component that it refers to. */
function hintOf(wanted: readonly string[]): (testCase: ContractCase) => boolean {
  const [parent, last] = wanted.slice(-2);
  if (parent === "properties") return ({ kind, id }) => kind === "invalid" && id.includes(`.${last}/`);
  if (parent === "responses") return ({ id }) => id.startsWith(`response/${last}`);
  if (wanted[0] === "components" && wanted[1] === "examples") return ({ kind }) => kind === "response";
  return () => false;
}

/** The places of a document that an operation is made of. */
function reachOf(document: OpenApiDocument, operation: Operation): string[] {
  const path = operation.pointer.replace(/\/[^/]+$/, "");
  return [
    ...reached(document, [operation.object, document.paths[operation.path]?.parameters]),
    operation.pointer,
    path === "" ? operation.pointer : `${path}/parameters`,
    "/servers",
    "/security",
    "/components/securitySchemes",
  ];
}
