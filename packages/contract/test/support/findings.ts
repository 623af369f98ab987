import { createMock } from "@demarc/mock";
import type { Spec } from "@demarc/openapi";
import { contractOf, uncovered, type ClientUnderTest, type Finding, type Target } from "../../src/index.ts";

/** Runs the whole contract and returns what did not hold. */
export async function findingsOf(spec: Spec, client: ClientUnderTest, target?: Target): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const contract of contractOf(spec, client, target ?? createMock(spec.document))) {
    findings.push(...contract.checkManifest());
    for (const testCase of contract.cases) findings.push(...(await contract.run(testCase)));
    findings.push(...uncovered(spec, contract.operationId, contract.coverage()));
  }
  return findings;
}
