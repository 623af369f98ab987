import { describe, expect, test } from "vitest";
import { loadSpec } from "@demarc/spec";
import { contractOf, uncovered } from "../contract.ts";
import type { CaseKind, CoverageItem, Finding } from "../report/model.ts";
import type { Subject } from "../subject.ts";
import { prismInProcess } from "../targets/prism.ts";
import { formatFindings } from "./format.ts";

declare module "vitest" {
  interface TaskMeta {
    contract?: { id: string; kind: CaseKind; findings: Finding[]; coverage?: CoverageItem[] };
  }
}

/**
 * Declares the contract suite of a provider: every case that its document gives, run through its client against
 * Prism in this process, one test for each.
 *
 * @param provider the name of its folder in `specs`
 * @param subject the provider's client package
 */
export async function contractSuite(provider: string, subject: Subject): Promise<void> {
  const spec = await loadSpec(provider);
  const target = await prismInProcess(spec.document);
  for (const contract of contractOf(spec, subject, target)) {
    describe(contract.operationId, () => {
      const id = (rest: string) => `${provider}/${contract.operationId}/${rest}`;
      test("the client was generated from this document", ({ task }) => {
        const findings = contract.checkClient();
        task.meta.contract = { id: id("client/descriptor"), kind: "client", findings };
        expectNone(findings);
      });
      for (const testCase of contract.cases) {
        test(testCase.title, async ({ task }) => {
          const findings = await contract.run(testCase);
          task.meta.contract = { id: id(testCase.id), kind: testCase.kind, findings };
          expectNone(findings);
        });
      }
      test("everything that the document promises has occurred", ({ task }) => {
        const coverage = contract.coverage();
        const findings = uncovered(spec, contract.operationId, coverage);
        task.meta.contract = { id: id("coverage"), kind: "coverage", findings, coverage };
        expectNone(findings);
      });
    });
  }
}

/** Declares hand-written tests of one operation: what no schema can say. */
export function semantics(provider: string, operationId: string, tests: Record<string, () => Promise<void>>): void {
  describe(operationId, () => {
    for (const [title, run] of Object.entries(tests)) {
      test(title, async ({ task }) => {
        task.meta.contract = { id: `${provider}/${operationId}/semantics/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`, kind: "semantics", findings: [] };
        await run();
      });
    }
  });
}

function expectNone(findings: Finding[]): void {
  expect(findings.length, formatFindings(findings)).toBe(0);
}
