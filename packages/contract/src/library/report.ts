import { createMock } from "@demarc/mock";
import { specOf, type OpenApiDocument, type Operation } from "@demarc/openapi";
import type { CaseResult, OperationReport, ProviderReport } from "../model/report.ts";
import type { Finding } from "../model/finding.ts";
import type { ContractCase } from "../model/case.ts";
import { contractOf } from "../run/contract.ts";
import type { RunOptions } from "./cases.ts";

/**
 * Runs all cases of a document, an operation after the other, and reports what came of them. Of an operation that is
 * done, its exchanges are forgotten: the memory that a run takes does not grow with them.
 *
 * @param onOperation told of each operation that is done
 */
export async function runDocument(
  document: OpenApiDocument,
  { target = createMock(document), client, provider = "api", ...options }: RunOptions = {},
  onOperation?: (report: OperationReport) => void,
): Promise<ProviderReport> {
  const started = performance.now();
  const spec = specOf(document, provider);
  const contracts = contractOf(spec, client, target, { byExamples: false, ...options });
  const operations: OperationReport[] = [];
  for (let contract = contracts.shift(); contract; contract = contracts.shift()) {
    const { operation, operationId } = contract;
    const id = (own: string) => `${provider}/${operationId}/${own}`;
    const faults = contract.checkDocument();
    const cases: CaseResult[] =
      faults.length === 0
        ? []
        : [resultOf(id("document"), { kind: "document", title: "the document can be read" }, faults, 0)];
    for (const testCase of contract.cases) {
      const began = performance.now();
      const findings = await contract.run(testCase);
      cases.push(resultOf(id(testCase.id), testCase, findings, performance.now() - began));
    }
    const report = { ...headOf(operationId, operation), cases, coverage: target.isMock ? contract.coverage() : [] };
    operations.push(report);
    onOperation?.(report);
  }
  return {
    provider,
    title: document.info.title,
    version: document.info.version,
    hash: spec.hash,
    target: target.name,
    durationMs: performance.now() - started,
    operations,
    errata: [],
  };
}

/** One case with what came of it. */
export function resultOf(
  id: string,
  { kind, title }: Pick<ContractCase, "kind" | "title">,
  findings: Finding[],
  durationMs: number,
): CaseResult {
  return { id, kind, title, passed: findings.length === 0, durationMs, findings };
}

/** What a report says of an operation before anything is run. */
export function headOf(
  operationId: string,
  operation: Operation | undefined,
): Omit<OperationReport, "cases" | "coverage"> {
  const { method = "", path = "", object, evidence = "vendor-docs" } = operation ?? {};
  return { operationId, method: method.toUpperCase(), path, summary: object?.summary ?? "", evidence };
}
