import { describe, expect, test } from "vitest";
import { loadSpec } from "@demarc/spec";
import { createBench, type Semantics } from "../bench.ts";
import { contractOf, uncovered } from "../contract.ts";
import type { Finding } from "../report/model.ts";
import type { Subject } from "../subject.ts";
import { prismInProcess } from "../targets/prism.ts";
import { formatFindings } from "./format.ts";
import type { ContractMeta } from "./meta.ts";

/**
 * Declares the contract suite of a provider: every case that its document gives, run through its client against
 * Prism in this process, one test for each; then the hand-written ones.
 *
 * @param provider the name of its folder in `specs`
 * @param subject the provider's client package
 */
export async function contractSuite<Client extends object>(provider: string, subject: Subject<Client>, semantics: Semantics<Client> = {}): Promise<void> {
  const spec = await loadSpec(provider);
  const target = await prismInProcess(spec.document);
  const contracts = contractOf(spec, subject, target);
  for (const operationId of Object.keys(semantics)) {
    if (!contracts.some((contract) => contract.operationId === operationId)) throw new Error(`contract-tests/${provider}: there are semantics for "${operationId}", which specs/${provider} does not have.`);
  }
  for (const contract of contracts) {
    describe(contract.operationId, () => {
      const declare = (title: string, meta: Omit<ContractMeta, "findings">, run: (meta: ContractMeta) => Promise<Finding[]>) =>
        test(title, async ({ task }) => {
          const filled: ContractMeta = { ...meta, id: `${provider}/${contract.operationId}/${meta.id}`, findings: [] };
          task.meta.contract = filled;
          filled.findings = await run(filled);
          expect(filled.findings.length, formatFindings(filled.findings)).toBe(0);
        });

      declare("the client was generated from this document", { id: "client/descriptor", kind: "client" }, async () => contract.checkClient());
      for (const testCase of contract.cases) declare(testCase.title, testCase, () => contract.run(testCase));
      for (const [title, run] of Object.entries(semantics[contract.operationId] ?? {})) {
        declare(title, { id: `semantics/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`, kind: "semantics" }, async () => {
          const { bench, wire } = createBench(spec, subject, target);
          await run(bench);
          contract.record(wire.take(contract.operationId));
          return [];
        });
      }
      declare("everything that the document promises has occurred", { id: "coverage", kind: "coverage" }, async (meta) => {
        meta.coverage = contract.coverage();
        return uncovered(spec, contract.operationId, meta.coverage);
      });
    });
  }
}
export type { Bench, Semantics, SemanticTest } from "../bench.ts";
