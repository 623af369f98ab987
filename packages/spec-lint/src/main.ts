import { listProviders, specPath } from "@demarc/spec";
import { lint, type CheckResult } from "./lint.ts";
import { formatResult, formatSummary } from "./report.ts";

export interface Streams {
  out(line: string): void;
  error(line: string): void;
}

/**
 * `lint [provider…]`: checks the providers named, or all, and prints a line for each check as it is done.
 *
 * @returns the exit code: 0 where nothing is wrong, 1 where something is, 2 for a provider that does not exist
 */
export async function main(names: string[], specs: string, { out, error }: Streams): Promise<number> {
  try {
    for (const name of names) specPath(name, specs);
  } catch (problem) {
    error((problem as Error).message);
    return 2;
  }
  const start = performance.now();
  const results: CheckResult[] = [];
  for await (const result of lint(names.length > 0 ? names : listProviders(specs), specs)) {
    out(formatResult(result));
    results.push(result);
  }
  out(formatSummary(results, performance.now() - start));
  return results.some(({ problems }) => problems.length > 0) ? 1 : 0;
}
