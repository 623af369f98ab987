import { listOperations, type Operation, type Spec } from "@demarc/spec";
import { isForProviders, type ContractCase } from "./cases/case.ts";
import { planCases } from "./cases/plan.ts";
import type { CheckOptions } from "./checker.ts";
import { checkClient } from "./client-check.ts";
import { coverageOf } from "./coverage.ts";
import type { Exchange } from "./exchange.ts";
import { excluded, type Exclusion } from "./exclusions.ts";
import type { CoverageItem, Finding } from "./report/model.ts";
import { runCase, type Context } from "./run.ts";
import { compileSchemas } from "./schemas.ts";
import type { Subject } from "./subject.ts";
import type { Target } from "./target.ts";

/** The contract of one operation, ready to be run. */
export interface OperationContract {
  operationId: string;
  /** Undefined where the document has lost an operation that the client still has. */
  operation: Operation | undefined;
  cases: ContractCase[];
  checkClient(): Finding[];
  run(testCase: ContractCase): Promise<Finding[]>;
  /** Adds exchanges that were made otherwise. */
  record(exchanges: Exchange[]): void;
  /** All exchanges so far. They hold credentials: never print or write them as they are. */
  ledger: readonly Exchange[];
  /** What the exchanges so far have shown. */
  coverage(): CoverageItem[];
}

export interface ContractOptions extends CheckOptions {
  /** Of generated data. */
  seed?: number;
  /** What cannot be covered, reviewed. */
  exclusions?: readonly Exclusion[];
  /** Whether a target that is no mock is sent calls that may change something there. */
  writes?: boolean;
}

/** The contract of every operation that the document or the client has, in the document's order. */
export function contractOf(
  spec: Spec,
  subject: Subject | undefined,
  target: Target,
  options: ContractOptions = {},
): OperationContract[] {
  const schemas = compileSchemas(spec.document);
  const context: Context = { ...options, spec, schemas, target, subject };
  const operations = new Map(listOperations(spec.document).map((operation) => [operation.operationId, operation]));
  const lost = Object.keys(subject?.operationDescriptors ?? {}).filter((operationId) => !operations.has(operationId));
  return [...operations.keys(), ...lost].map((operationId) => {
    const operation = operations.get(operationId);
    const ledger: Exchange[] = [];
    const cases = operation ? planCases(spec, operation, schemas, options.seed) : [];
    return {
      operationId,
      operation,
      cases: target.isMock ? cases : operation?.method === "get" || options.writes ? cases.filter(isForProviders) : [],
      checkClient: () => (subject ? checkClient(spec, operationId, operation, subject) : []),
      async run(testCase) {
        if (!operation) return [];
        const { findings, exchanges } = await runCase(context, operation, testCase);
        ledger.push(...exchanges);
        return findings;
      },
      record: (exchanges) => ledger.push(...exchanges),
      ledger,
      coverage: () =>
        operation ? excluded(coverageOf(spec, operation, ledger), operationId, options.exclusions ?? []) : [],
    };
  });
}

/** One finding for each thing that the document promises and no exchange has shown, and for each exclusion without need. */
export function uncovered(
  spec: Spec,
  operationId: string,
  coverage: CoverageItem[],
  exclusions: readonly Exclusion[] = [],
): Finding[] {
  const finding = (specPointer: string, expected: string, found: string): Finding => ({
    grade: "breaking",
    provider: spec.provider,
    operationId,
    pointer: "/coverage",
    specPointer,
    expected,
    found,
  });
  const gaps = coverage.filter(({ covered, excluded }) => !covered && excluded === undefined);
  const idle = exclusions.filter(
    (exclusion) =>
      exclusion.operation === operationId &&
      !coverage.some(({ covered, name, kind }) => !covered && name === exclusion.name && kind === exclusion.kind),
  );
  return [
    ...gaps.map(({ kind, name, specPointer }) => finding(specPointer, `the ${kind} ${name} to occur`, "it never did")),
    ...idle.map(({ kind, name }) =>
      finding(
        "/paths",
        `no exclusion of the ${kind} ${name}: it is covered, or not promised`,
        "an entry in uncoverable.yaml. Take it out.",
      ),
    ),
  ];
}
