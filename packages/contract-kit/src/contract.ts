import { listOperations, type Operation, type Spec } from "@demarc/spec";
import type { ContractCase } from "./cases/case.ts";
import { planCases } from "./cases/plan.ts";
import { checkClient } from "./client-check.ts";
import { coverageOf } from "./coverage.ts";
import type { Exchange } from "./exchange.ts";
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
  /** What the exchanges so far have shown. */
  coverage(): CoverageItem[];
}

/** The contract of every operation that the document or the client has, in the document's order. */
export function contractOf(spec: Spec, subject: Subject, target: Target): OperationContract[] {
  const schemas = compileSchemas(spec.document);
  const context: Context = { spec, schemas, target, subject };
  const operations = new Map(listOperations(spec.document).map((operation) => [operation.operationId, operation]));
  const lost = Object.keys(subject.operationDescriptors).filter((operationId) => !operations.has(operationId));
  return [...operations.keys(), ...lost].map((operationId) => {
    const operation = operations.get(operationId);
    const ledger: Exchange[] = [];
    return {
      operationId,
      operation,
      cases: operation ? planCases(spec, operation, schemas) : [],
      checkClient: () => checkClient(spec, operationId, operation, subject.operationDescriptors[operationId]),
      async run(testCase) {
        if (!operation) return [];
        const { findings, exchanges } = await runCase(context, operation, testCase);
        ledger.push(...exchanges);
        return findings;
      },
      record: (exchanges) => ledger.push(...exchanges),
      coverage: () => (operation ? coverageOf(spec, operation, ledger) : []),
    };
  });
}

/** One finding for each thing that the document promises and no exchange has shown. */
export function uncovered(spec: Spec, operationId: string, coverage: CoverageItem[]): Finding[] {
  return coverage
    .filter(({ covered }) => !covered)
    .map(({ kind, name, specPointer }) => ({
      grade: "breaking",
      provider: spec.provider,
      operationId,
      pointer: "/coverage",
      specPointer,
      expected: `the ${kind} ${name} to occur`,
      found: "it never did",
    }));
}
