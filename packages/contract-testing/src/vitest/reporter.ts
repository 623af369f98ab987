import { writeWhole } from "@demarc/spec/write-whole";
import type { CaseResult, OperationReport, ProviderReport } from "@demarc/contract";
import { causesOf } from "@demarc/contract-report/causes";
import { operationLine } from "@demarc/contract-report/terminal";
import { showsColor, terminalLine } from "@demarc/contract-report/text";
import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";
import "./meta.ts";
import { SuiteError } from "./suite-error.ts";

/**
 * Prints a line for each operation as it is done, and writes the provider's report. Prints errors outside of any case
 * as well: a suite that cannot start must not look like one that passed.
 */
export class ContractReporter implements Reporter {
  readonly #named = new Set<string>();
  readonly #started = performance.now();
  readonly #color = showsColor(process.stdout);
  readonly #provider: string;
  readonly #file: string;

  constructor(provider: string, file: string) {
    this.#provider = provider;
    this.#file = file;
  }

  onTestSuiteResult(suite: TestSuite): void {
    const operation = reportOf(suite);
    console.log(operationLine(this.#provider, operation, { color: this.#color }));
    // A cause is named where it is first seen; the command says the rest when all is done.
    for (const { title, cases } of causesOf(this.#provider, [operation]).filter(({ failing }) => failing)) {
      if (this.#named.has(title)) continue;
      this.#named.add(title);
      console.log(`  ${terminalLine(title)}\n    ${cases[0]?.id}`);
    }
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly { name?: string; message?: string; stack?: string }[],
  ): void {
    for (const error of [...errors, ...modules.flatMap((module) => module.errors())]) {
      const { name, message = String(error), stack = message } = error;
      console.error(`${this.#provider}: the suite failed to run. ${name === SuiteError.name ? message : stack}`);
    }
    for (const module of modules) {
      const head = module.meta().suite;
      // Without a test that was run there is nothing to report: the command says so.
      if (!head) continue;
      const report: ProviderReport = {
        ...head.provider,
        durationMs: performance.now() - this.#started,
        operations: [...module.children.suites()].map((suite) => ({
          ...reportOf(suite),
          ...head.operations.find(({ operationId }) => operationId === suite.name),
        })),
      };
      writeWhole(this.#file, `${JSON.stringify(report, undefined, 2)}\n`);
    }
  }
}

function reportOf(suite: TestSuite): OperationReport {
  const tests = [...suite.children.allTests()];
  return {
    operationId: suite.name,
    method: "",
    path: "",
    summary: "",
    evidence: "inferred",
    cases: tests.map(resultOf),
    coverage: tests.flatMap((test) => test.meta().case?.coverage ?? []),
  };
}

function resultOf(test: TestCase): CaseResult {
  const { id = test.fullName, kind = "semantics", findings = [] } = test.meta().case ?? {};
  const { state, errors } = test.result();
  return {
    id,
    kind,
    title: test.name,
    passed: state === "passed",
    durationMs: test.diagnostic()?.duration ?? 0,
    findings,
    // Findings say more than the assertion that there are none.
    ...(state !== "passed" &&
      findings.length === 0 && { error: errors?.map(({ message }) => message).join("\n") ?? `the test was ${state}` }),
  };
}
