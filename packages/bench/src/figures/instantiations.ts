import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

// The compiler written in JavaScript: it checks in one thread, so that the count is always the same.
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

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
    [tsc, "--noEmit", "--extendedDiagnostics", "--project", project],
    { cwd },
  ).catch((error: { stdout: string }) => {
    throw new Error(`packages/bench/${project} does not compile:\n${error.stdout}`);
  });
  const found = /^Instantiations:\s+(\d+)$/m.exec(stdout)?.[1];
  if (found === undefined)
    throw new Error(
      "tsc --extendedDiagnostics no longer prints the number of instantiations. See packages/bench/src/instantiations.ts.",
    );
  return Number(found);
}
