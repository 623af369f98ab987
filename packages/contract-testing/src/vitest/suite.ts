import {
  caseVariable,
  contractOf,
  isSelected,
  loadExclusions,
  semanticContext,
  uncovered,
  wantedSeed,
  type CaseKind,
  type ClientUnderTest,
  type Finding,
  type OperationContract,
  type Semantics,
} from "@demarc/contract";
import { findingLine } from "@demarc/contract-report/finding";
import { createMock, startMock } from "@demarc/mock";
import { createLocator, loadErrata, loadSpec } from "@demarc/spec";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chosenTarget } from "./chosen-target.ts";
import { headOf, type CaseMeta } from "./meta.ts";
import { SuiteError } from "./suite-error.ts";

/** A test of an operation, to be declared. */
interface PlannedTest {
  id: string;
  kind: CaseKind;
  title: string;
  run(meta: CaseMeta): Promise<Finding[]>;
}

/**
 * Declares the contract suite of a provider: a test for each case of its document, run through its client against a
 * mock in this process, and for each hand-written one. Environment variables limit it to some cases, and set another
 * seed or target.
 *
 * @param provider the name of its folder in `specs`
 */
export async function contractSuite<Client extends object>(
  provider: string,
  clientUnderTest: ClientUnderTest<Client>,
  semantics: Semantics<Client> = {},
): Promise<void> {
  // The runner asks for 100 lines. Each of the many refusals is an error, and its lines cost more than its call.
  Error.stackTraceLimit = 10;
  const spec = await loadSpec(provider);
  const errata = loadErrata(provider);
  const target = await chosenTarget(
    () => createMock(spec.document),
    () => startMock(spec.document),
  );
  const exclusions = loadExclusions("uncoverable.yaml");
  const seed = wantedSeed();
  const { demarc } = JSON.parse(readFileSync("package.json", "utf8")) as { demarc: { mockPort: number } };
  const options = {
    errata: errata.errata,
    exclusions,
    ...(seed !== undefined && { seed }),
    ...(target.isMock && { mockOrigin: `http://127.0.0.1:${demarc.mockPort}` }),
  };
  const contracts = contractOf(spec, clientUnderTest, target, options);
  for (const operationId of [...Object.keys(semantics), ...exclusions.map(({ operation }) => operation)]) {
    if (!contracts.some((contract) => contract.operationId === operationId))
      throw new SuiteError(
        `contract-tests/${provider} has semantics or exclusions of "${operationId}", and specs/${provider} has no such operation.`,
      );
  }
  const head = headOf(spec, errata, target);
  const locate = createLocator(provider);
  const planned = contracts.map((contract) => ({
    operationId: contract.operationId,
    tests: testsOf(contract)
      .map((each) => ({ ...each, id: `${provider}/${contract.operationId}/${each.id}` }))
      .filter(({ id }) => isSelected(id)),
  }));
  if (planned.every(({ tests }) => tests.length === 0))
    throw new SuiteError(
      `No case is ${process.env[caseVariable]}. They begin with ${contracts.map(({ operationId }) => `${provider}/${operationId}/`).join(", ")}; the report has them all.`,
    );
  for (const { operationId, tests } of planned.filter((each) => each.tests.length > 0))
    describe(operationId, () => {
      for (const { id, kind, title, run } of tests)
        test(title, async ({ task }) => {
          task.file.meta.suite = head;
          const meta: CaseMeta = { id, kind, findings: [] };
          task.meta.case = meta;
          const findings = await run(meta);
          meta.findings = findings.map((finding) => ({
            ...finding,
            source: locate(finding.specPointer),
            ...(finding.examplePointer !== undefined && { example: locate(finding.examplePointer) }),
          }));
          if (findings.length > 0) expect.fail(findings.map(findingLine).join("\n"));
        });
    });

  function testsOf(contract: OperationContract): PlannedTest[] {
    const { operationId } = contract;
    const generated: PlannedTest[] = [
      {
        id: "client/descriptor",
        kind: "client",
        title: "the client was generated from this document",
        run: async () => contract.checkManifest(),
      },
      ...contract.cases.map((each) => ({ ...each, run: () => contract.run(each) })),
    ];
    // There only where it fails: a spec of this repository can be read.
    if (contract.checkDocument().length > 0)
      generated.push({
        id: "document",
        kind: "document",
        title: "the document can be read",
        run: async () => contract.checkDocument(),
      });
    if (!target.isMock) return generated;
    const handWritten = Object.entries(semantics[operationId] ?? {}).map(([title, run]): PlannedTest => ({
      id: `semantics/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
      kind: "semantics",
      title,
      async run() {
        const { context, recording } = semanticContext(spec, clientUnderTest, target);
        await run(context);
        contract.record(recording.take(operationId));
        return [];
      },
    }));
    // Some cases alone cannot cover everything.
    if (process.env[caseVariable]) return [...generated, ...handWritten];
    const coverage: PlannedTest = {
      id: "coverage",
      kind: "coverage",
      title: "everything documented has occurred",
      async run(meta) {
        meta.coverage = contract.coverage();
        return uncovered(spec, operationId, meta.coverage, exclusions);
      },
    };
    return [...generated, ...handWritten, coverage];
  }
}

export type { SemanticContext, Semantics, SemanticTest } from "@demarc/contract";
