import { existsSync } from "node:fs";
import { readArguments, type Help } from "./arguments.ts";
import { chromium } from "./chromium.ts";
import { clearContractReports, reportContracts } from "./contract-report.ts";
import { clearDriftTables, reportDriftTables } from "./live/drift-tables.ts";
import { Progress, type Step } from "./progress.ts";
import { clearMutationReports, reportMutation } from "./mutation-report.ts";
import { table } from "./table.ts";
import { paint } from "./terminal.ts";
import { clearTestReports, count } from "./test-results.ts";
import type { TaskResult } from "./turbo-summary.ts";
import { runTurbo } from "./turbo.ts";

const help: Help = {
  script: "test",
  text: "Runs everything: lint, freshness of the generated code, types, unit tests, contract tests. What has not changed comes from the cache.",
  providers: false,
};

/** The steps in the order of the table, by turbo's names. */
const steps: Record<string, Step> = {
  lint: { name: "lint", shown: true },
  "generate:check": { name: "freshness" },
  typecheck: { name: "types" },
  test: { name: "unit tests" },
  contract: { name: "contract", shown: true },
  mutation: { name: "mutation" },
  "test:site": { name: "site" },
};

/** What needs a browser, and a machine that does nothing else, because it measures how fast pages are. */
const browserStep = "test:site";

/** `npm test`. Its last line is always `N passed, N failed`. */
export async function run(args: string[]): Promise<number> {
  const parsed = readArguments(args, help);
  if (!parsed) return 0;
  const began = performance.now();
  clearTestReports();
  clearDriftTables(parsed.providers);
  clearContractReports(parsed.providers);
  clearMutationReports(parsed.providers);
  const progress = new Progress(steps);
  const verbose = parsed.values["verbose"] === true;
  const runSteps = async (names: string[]) => {
    const result = await runTurbo({ tasks: names, order: "grouped", verbose, onLine: (line) => progress.add(line) });
    progress.flush();
    return result;
  };
  const first = await runSteps(Object.keys(steps).filter((name) => name !== browserStep));
  const last = existsSync(chromium) ? await runSteps([browserStep]) : undefined;
  const tasks = [...first.tasks, ...(last?.tasks ?? [])];
  const exitCode = first.exitCode || (last?.exitCode ?? 0);
  const contractsHold = reportContracts(parsed.providers, tasks);
  reportDriftTables(parsed.providers);
  const testsNotice = reportMutation(parsed.providers);
  const { passed, failed } = printSummary(tasks, performance.now() - began);
  // A run that went wrong in a way that nothing counted must not end in "0 failed".
  const uncounted = failed === 0 && (exitCode !== 0 || !contractsHold || !testsNotice) ? 1 : 0;
  if (!last)
    console.log(`The site was not tested: there is no browser at ${chromium}. CHROMIUM_PATH names another place.\n`);
  console.log(`${passed} passed, ${failed + uncounted} failed`);
  return failed + uncounted === 0 ? 0 : 1;
}

function printSummary(tasks: TaskResult[], durationMs: number) {
  const order = Object.keys(steps);
  const sorted = tasks.toSorted(
    (a, b) => order.indexOf(a.task) - order.indexOf(b.task) || a.package.localeCompare(b.package),
  );
  const total = { passed: 0, failed: 0 };
  const rows = sorted.map((task) => {
    const { passed, failed } = count(task);
    total.passed += passed;
    total.failed += failed;
    const result = failed === 0 ? paint("green", "passed") : paint(["red", "bold"], "failed");
    return [
      steps[task.task]?.name ?? task.task,
      task.package.replace(/^@demarc\//, ""),
      result,
      String(passed),
      String(failed),
      task.cached ? "cached" : seconds(task.durationMs),
    ];
  });
  const head = ["step", "package", "result", "passed", "failed", "time"].map((name) => paint("dim", name));
  const foot = ["total", "", "", String(total.passed), String(total.failed), seconds(durationMs)];
  console.log(`\n${table([head, ...rows, foot], [3, 4, 5])}\n`);
  return total;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
