import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CaseResult, OperationReport, ProviderReport } from "@demarc/contract";
import { findingLine, operationLine } from "@demarc/contract-report";
import { showsColor, visible } from "@demarc/contract-report/text";
import { listOperations, type Operation } from "@demarc/openapi";
import { createLocator, loadErrata, loadSpec, type Locator } from "@demarc/spec";
import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";
import "./meta.ts";
import { targetVariable } from "./target-variable.ts";

/**
 * Prints a line for each operation as it is done, and writes the provider's report. Prints errors outside of any case
 * as well: a suite that cannot start must not look like one that passed.
 */
export class ContractReporter implements Reporter {
  readonly #provider: string;
  readonly #file: string;
  readonly #started = performance.now();
  readonly #color = showsColor(process.stdout);

  constructor(provider: string, file: string) {
    this.#provider = provider;
    this.#file = file;
  }

  onTestSuiteResult(suite: TestSuite): void {
    const operation = reportOf(suite);
    console.log(operationLine(this.#provider, operation, { color: this.#color }));
    for (const { id, findings, error } of operation.cases.filter(({ passed }) => !passed)) {
      const lines = error?.split("\n") ?? findings.map(findingLine);
      console.log([`  ${id}`, ...lines.map((line) => `    ${visible(line)}`)].join("\n"));
    }
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly { message?: string; stack?: string }[],
  ): Promise<void> {
    for (const error of [...errors, ...modules.flatMap((module) => module.errors())]) {
      console.error(`${this.#provider}: the suite failed to run. ${error.stack ?? error.message ?? String(error)}`);
    }
    const suites = modules.flatMap((module) => [...module.children.suites()]);
    const report = await this.#report(suites.map(reportOf));
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(report, undefined, 2)}\n`);
  }

  async #report(operations: OperationReport[]): Promise<ProviderReport> {
    const { document, hash } = await loadSpec(this.#provider);
    const locate = createLocator(this.#provider);
    const described = new Map(listOperations(document).map((operation) => [operation.operationId, operation]));
    return {
      provider: this.#provider,
      title: document.info.title,
      version: document.info.version,
      hash,
      target: process.env[targetVariable]
        ? `${targetVariable}=${process.env[targetVariable]}`
        : "in-process mock (Prism)",
      durationMs: performance.now() - this.#started,
      operations: operations.map((operation) => ({
        ...operation,
        ...headOf(described.get(operation.operationId)),
        cases: operation.cases.map((result) => withSources(locate, result)),
      })),
      errata: loadErrata(this.#provider).errata.map(({ id, title, at, evidence, numbers }) => ({
        id,
        title,
        at,
        evidence,
        numbers,
      })),
    };
  }
}

function withSources(locate: Locator, result: CaseResult): CaseResult {
  const placed = result.findings.map((finding) => {
    const source = locate(finding.specPointer);
    return source ? { ...finding, source } : finding;
  });
  return { ...result, findings: placed };
}

function headOf(operation: Operation | undefined): Partial<OperationReport> {
  if (!operation) return {};
  return {
    method: operation.method.toUpperCase(),
    path: operation.path,
    summary: operation.object.summary ?? "",
    evidence: operation.evidence,
  };
}

function reportOf(suite: TestSuite): OperationReport {
  const tests = [...suite.children.allTests()];
  const coverage = tests.flatMap((test) => test.meta().contract?.coverage ?? []);
  return {
    operationId: suite.name,
    method: "",
    path: "",
    summary: "",
    evidence: "inferred",
    cases: tests.map(resultOf),
    coverage,
  };
}

function resultOf(test: TestCase): CaseResult {
  const meta = test.meta().contract;
  const { state, errors } = test.result();
  const findings = meta?.findings ?? [];
  return {
    id: meta?.id ?? test.fullName,
    kind: meta?.kind ?? "semantics",
    title: test.name,
    passed: state === "passed",
    durationMs: test.diagnostic()?.duration ?? 0,
    findings,
    // Findings say more than the assertion that there are none.
    ...(state !== "passed" &&
      findings.length === 0 && { error: errors?.map(({ message }) => message).join("\n") ?? `the test was ${state}` }),
  };
}
