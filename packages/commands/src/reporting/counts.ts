import type { ProviderReport } from "@demarc/contract";
import { providerTotals } from "@demarc/contract-report";
import type { TaskResult } from "../turbo/summary.ts";
import { readReport } from "./files.ts";

export interface Counts {
  passed: number;
  failed: number;
}

/** The part of the vitest JSON report that is read here. */
interface TestReport {
  numPassedTests: number;
  numFailedTests: number;
}

/** How much of a task passed and failed: tests, contract cases, or, of any other task, the task itself. */
export function count(task: TaskResult): Counts {
  const { passed, failed } = counted(task) ?? { passed: Number(task.passed), failed: 0 };
  // A test file that does not compile fails the task without failing a test.
  return { passed, failed: task.passed ? failed : Math.max(failed, 1) };
}

function counted({ task, directory }: TaskResult): Counts | undefined {
  if (task === "test" || task === "test:site") {
    const report = readReport<TestReport>(`${directory}/reports/tests.json`);
    return report && { passed: report.numPassedTests, failed: report.numFailedTests };
  }
  if (task === "contract") {
    const report = readReport<ProviderReport>(`${directory}/reports/contract.json`);
    return report && providerTotals(report);
  }
  return undefined;
}
