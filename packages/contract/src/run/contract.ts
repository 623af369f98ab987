import type { Fault, Operation, Spec } from "@demarc/openapi";
import { prepare } from "@demarc/openapi/prepared";
import { planCases, type PlannedCases } from "../cases/plan.ts";
import { checkManifest } from "../check/check-manifest.ts";
import { coverageOf } from "../coverage/coverage.ts";
import { excluded, type Exclusion } from "../coverage/exclusions.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { documentedTypes } from "../findings/facts.ts";
import type { FindingOptions } from "../findings/findings.ts";
import { isForProviders, type ContractCase } from "../model/case.ts";
import type { ClientUnderTest } from "../model/client-under-test.ts";
import type { CoverageItem } from "../model/coverage-item.ts";
import type { Finding } from "../model/finding.ts";
import type { Target } from "../targets/target.ts";
import { runCase, type RunContext } from "./run-case.ts";

/** The contract of one operation, ready to be run. */
export interface OperationContract {
  operationId: string;
  /** Undefined where the document has lost an operation that the client still has. */
  operation: Operation | undefined;
  cases: ContractCase[];
  /** What of the document cannot be read, or keeps cases from being made. */
  checkDocument(): Finding[];
  checkManifest(): Finding[];
  run(testCase: ContractCase): Promise<Finding[]>;
  /** Adds exchanges that were made otherwise. */
  record(exchanges: Exchange[]): void;
  /** All exchanges so far. They hold credentials: never print or write them as they are. */
  ledger: readonly Exchange[];
  /** What the exchanges so far have shown. */
  coverage(): CoverageItem[];
}

export interface ContractOptions extends FindingOptions {
  /** Of generated data. */
  seed?: number;
  /** What cannot be covered, reviewed. */
  exclusions?: readonly Exclusion[];
  /** Whether a target that is no mock is sent calls that may change something there. */
  writes?: boolean;
  /** Whether everything documented has to be shown by an example, as in a spec of one's own. It has, by default. */
  byExamples?: boolean;
  /** By security scheme, for a target that is no mock. */
  credentials?: Record<string, string>;
}

/** The contract of every operation that the document or the client has, in the document's order. Cases are made when they are asked for. */
export function contractOf(
  spec: Spec,
  client: ClientUnderTest | undefined,
  target: Target,
  options: ContractOptions = {},
): OperationContract[] {
  const { schemas, operations, operation: find } = prepare(spec.document);
  const context: RunContext = { ...options, spec, schemas, target, client };
  const names = operations.map(({ operationId }) => operationId);
  const lost = Object.keys(client?.operationDescriptors ?? {}).filter((operationId) => !names.includes(operationId));
  return [...names, ...lost].map((operationId) => {
    const operation = find(operationId);
    const ledger: Exchange[] = [];
    const isSent = (testCase: ContractCase) =>
      target.isMock || ((operation?.method === "get" || options.writes) && isForProviders(testCase));
    let planned: PlannedCases | undefined;
    const plan = () => {
      planned ??= operation
        ? planCases(spec, operation, options.seed, target.isMock === true)
        : { cases: [], faults: [] };
      return planned;
    };
    return {
      operationId,
      operation,
      get cases() {
        return plan().cases.filter(isSent);
      },
      checkDocument: () => (operation ? faultFindings(spec, operation, plan().faults) : []),
      checkManifest: () => (client ? checkManifest(spec, operationId, operation, client) : []),
      async run(testCase) {
        if (!operation) return [];
        const { findings, exchanges } = await runCase(context, operation, testCase);
        ledger.push(...exchanges);
        return findings;
      },
      record: (exchanges) => ledger.push(...exchanges),
      ledger,
      coverage: () =>
        operation
          ? excluded(coverageOf(spec, operation, ledger, options.byExamples), operationId, options.exclusions ?? [])
          : [],
    };
  });
}

function faultFindings({ provider }: Spec, { operationId }: Operation, faults: readonly Fault[]): Finding[] {
  return faults.map(({ pointer, message }) => ({
    grade: "breaking",
    provider,
    operationId,
    pointer: "/document",
    specPointer: pointer,
    expected: "a document that can be read, and called by",
    found: message,
  }));
}

/** One finding for each thing that the document states and no exchange has shown, and for each exclusion without need. */
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
  const gaps = coverage.filter((item) => !item.covered && item.excluded === undefined);
  const idle = exclusions.filter(
    (exclusion) =>
      exclusion.operation === operationId &&
      !coverage.some(({ covered, name, kind }) => !covered && name === exclusion.name && kind === exclusion.kind),
  );
  return [
    ...gaps.map(({ kind, name, specPointer }) => ({
      ...finding(specPointer, `the ${kind} ${name} to occur`, "it never did"),
      ...documentedTypes(spec.document, specPointer),
    })),
    ...idle.map(({ kind, name }) =>
      finding(
        "/paths",
        `no exclusion of the ${kind} ${name}: it is covered, or not in the document`,
        "an entry in uncoverable.yaml. Remove it.",
      ),
    ),
  ];
}
