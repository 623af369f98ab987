import type { Spec } from "@demarc/spec";
import { contractOf, uncovered, type Finding, type Subject, type Target } from "../../src/index.ts";
import { createMock } from "../../src/mock/mock.ts";

/** Runs the whole contract and returns what did not hold. */
export async function findingsOf(spec: Spec, subject: Subject, target?: Target): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const contract of contractOf(spec, subject, target ?? createMock(spec.document))) {
    findings.push(...contract.checkClient());
    for (const testCase of contract.cases) findings.push(...(await contract.run(testCase)));
    findings.push(...uncovered(spec, contract.operationId, contract.coverage()));
  }
  return findings;
}
