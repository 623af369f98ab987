import {
  caseVariable,
  contractOf,
  semanticContext,
  isSelected,
  loadExclusions,
  uncovered,
  wantedSeed,
  type Finding,
  type OperationContract,
  type Semantics,
  type ClientUnderTest,
} from "@demarc/contract";
import { findingLine } from "@demarc/contract-report";
import { createMock, startMock } from "@demarc/mock";
import { loadErrata, loadSpec } from "@demarc/spec";
import { describe, expect, test } from "vitest";
import { chosenTarget } from "./chosen-target.ts";
import type { ContractMeta } from "./meta.ts";

/** In the folder of the suite: what cannot be covered, with reasons. */
const exclusionsFile = "uncoverable.yaml";

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
  const spec = await loadSpec(provider);
  const target = await chosenTarget(
    () => createMock(spec.document),
    () => startMock(spec.document),
  );
  const exclusions = loadExclusions(exclusionsFile);
  const seed = wantedSeed();
  const contracts = contractOf(spec, clientUnderTest, target, {
    errata: loadErrata(provider).errata,
    exclusions,
    ...(seed !== undefined && { seed }),
  });
  for (const operationId of [...Object.keys(semantics), ...exclusions.map(({ operation }) => operation)]) {
    if (!contracts.some((contract) => contract.operationId === operationId))
      throw new Error(
        `contract-tests/${provider} has semantics or exclusions of "${operationId}", and specs/${provider} has no such operation.`,
      );
  }
  let declared = 0;
  for (const contract of contracts) {
    const tests = testsOf(contract);
    if (tests.length > 0) describe(contract.operationId, () => tests.forEach((declare) => declare()));
    declared += tests.length;
  }
  if (declared === 0)
    throw new Error(
      `contract-tests/${provider}: no case matches ${caseVariable}=${process.env[caseVariable]}. The report has the ids.`,
    );

  /** The selected tests of one operation, ready to be declared. */
  function testsOf(contract: OperationContract): (() => void)[] {
    const tests: (() => void)[] = [];
    const declare = (
      title: string,
      meta: Omit<ContractMeta, "findings">,
      run: (meta: ContractMeta) => Promise<Finding[]>,
    ) => {
      const id = `${provider}/${contract.operationId}/${meta.id}`;
      if (!isSelected(id)) return;
      tests.push(() =>
        test(title, async ({ task }) => {
          const filled: ContractMeta = { ...meta, id, findings: [] };
          task.meta.contract = filled;
          filled.findings = await run(filled);
          if (filled.findings.length > 0) expect.fail(filled.findings.map(findingLine).join("\n"));
        }),
      );
    };
    declare("the client was generated from this document", { id: "client/descriptor", kind: "client" }, async () =>
      contract.checkManifest(),
    );
    for (const testCase of contract.cases)
      declare(testCase.title, { id: testCase.id, kind: testCase.kind }, () => contract.run(testCase));
    if (!target.isMock) return tests;
    for (const [title, run] of Object.entries(semantics[contract.operationId] ?? {})) {
      declare(
        title,
        { id: `semantics/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`, kind: "semantics" },
        async () => {
          const { context, recording } = semanticContext(spec, clientUnderTest, target);
          await run(context);
          contract.record(recording.take(contract.operationId));
          return [];
        },
      );
    }
    // Some cases alone cannot cover everything.
    if (process.env[caseVariable]) return tests;
    declare("everything documented has occurred", { id: "coverage", kind: "coverage" }, async (meta) => {
      meta.coverage = contract.coverage();
      return uncovered(spec, contract.operationId, meta.coverage, exclusions);
    });
    return tests;
  }
}
export type { SemanticContext, Semantics, SemanticTest } from "@demarc/contract";
