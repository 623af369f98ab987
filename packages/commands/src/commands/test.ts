import { existsSync } from "node:fs";
import { columnsOf } from "@demarc/contract-report/text";
import type { Arguments } from "../command-line/arguments.ts";
import { paint } from "../command-line/terminal.ts";
import { clearReports, clearTestReports } from "../reporting/files.ts";
import type { Counts } from "../reporting/index.ts";
import { printLogs, progress, titleOf, type Steps } from "../turbo/progress.ts";
import type { TaskResult } from "../turbo/summary.ts";
import { runTurbo } from "../turbo/turbo.ts";
import { contractTests } from "../workspace/workspace.ts";

/** The steps in the order of the table, by turbo's names. */
const steps: Steps = {
  "lint:format": { name: "format" },
  "lint:code": { name: "code lint" },
  "lint:unused": { name: "unused" },
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
const chromium = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** `npm test`. Its last line is always `N passed, N failed`. */
export async function run(parsed: Arguments): Promise<number> {
  const { providers, named, verbose, flags } = parsed;
  const affected = flags.has("affected");
  const folders = named ? providers.flatMap((provider) => [`packages/${provider}`, contractTests(provider)]) : [];
  const began = performance.now();
  clearTestReports();
  for (const kind of ["drift", "contract", "mutation"] as const) clearReports(kind, providers);

  const runSteps = (names: string[]) => runTurbo({ tasks: names, folders, affected, verbose, ...progress(steps) });
  // Loaded while turbo works.
  const reports = import("../reporting/index.ts");
  const first = await runSteps(Object.keys(steps).filter((name) => name !== browserStep));
  const last = existsSync(chromium) && !named ? await runSteps([browserStep]) : undefined;
  const tasks = inOrder([...first.tasks, ...(last?.tasks ?? [])]);
  const exitCode = first.exitCode || (last?.exitCode ?? 0);

  printLogs(steps, tasks);
  const { count, reportContracts, reportDrift, reportMutation } = await reports;
  const contractsHold = reportContracts(providers, tasks);
  reportDrift(providers);
  const mutantsKilled = reportMutation(providers);
  const { passed, failed } = printSummary(tasks, tasks.map(count), performance.now() - began);
  // A run that went wrong in a way that nothing counted must not end in "0 failed".
  const uncounted = failed === 0 && (exitCode !== 0 || !contractsHold || !mutantsKilled) ? 1 : 0;
  if (!last && !named)
    console.log(`The site was not tested: no browser at ${chromium}. CHROMIUM_PATH can name another.\n`);
  console.log(`${passed} passed, ${failed + uncounted} failed`);
  return failed + uncounted === 0 ? 0 : 1;
}

/** By step, then by package. */
function inOrder(tasks: TaskResult[]): TaskResult[] {
  const order = Object.keys(steps);
  return tasks.toSorted((a, b) => order.indexOf(a.task) - order.indexOf(b.task) || a.package.localeCompare(b.package));
}

function printSummary(tasks: TaskResult[], counts: Counts[], durationMs: number): Counts {
  const total = {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
  const row = (title: string, { passed, failed }: Counts, time: string) => [title, `${passed}`, `${failed}`, time];
  const rows = tasks.map((task, index) =>
    row(titleOf(steps, task), counts[index] ?? total, task.cached ? "cached" : seconds(task.durationMs)),
  );
  const head = ["step", "passed", "failed", "time"];
  const foot = row("total", total, seconds(durationMs));
  const { line } = columnsOf([head, ...rows, foot]);
  const marked = (cells: string[]) =>
    line(cells, (cell, column) => (column === 2 && cells[2] !== "0" ? paint(["red", "bold"], cell) : cell));
  console.log(["", paint("dim", line(head)), ...rows.map(marked), marked(foot), ""].join("\n"));
  return total;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
