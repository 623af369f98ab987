import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import budget from "../../type-budget.json" with { type: "json" };

// The workspace's own: a generator here needs the older one beside it. In one thread, the count is always the same.
const workspace = createRequire(new URL("../../../../package.json", import.meta.url));
const tsc = join(dirname(workspace.resolve("typescript/package.json")), "bin/tsc");

/**
 * How many types the compiler instantiates for a project.
 *
 * @param project path of a tsconfig.json from this package's folder
 * @throws where it does not compile, with what the compiler says
 */
export async function countInstantiations(project: string): Promise<number> {
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [tsc, "--noEmit", "--singleThreaded", "--extendedDiagnostics", "--project", project],
    { cwd },
  ).catch((error: { stdout: string }) => {
    throw new Error(`packages/bench/${project} does not compile:\n${error.stdout}`);
  });
  const found = /^Instantiations:\s+(\d+)$/m.exec(stdout)?.[1];
  if (found === undefined)
    throw new Error(
      "tsc --extendedDiagnostics no longer prints the number of instantiations. See packages/bench/src/figures/instantiations.ts.",
    );
  return Number(found);
}

/** How many types a program with all three clients may instantiate. */
export const typeBudget = budget.instantiations;

const mostAbove = 1.05;
const mostBelow = 0.8;

/** Why a count does not fit a budget, and what to do; undefined where it fits. */
export function outsideBudget(count: number, allowed: number): string | undefined {
  const found = `A program with all three clients instantiates ${count} types`;
  const intended = `If this is intended, set the budget in packages/bench/type-budget.json to ${count}.`;
  if (count > allowed * mostAbove)
    return `${found}, more than 5 % above its budget of ${allowed}: the compiler and the editor of every user get slower. ${intended}`;
  if (count < allowed * mostBelow)
    return `${found}, more than 20 % below its budget of ${allowed}: an increase would not be detected. ${intended}`;
  return undefined;
}
