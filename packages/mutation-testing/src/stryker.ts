import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import type { Floor } from "./floors.ts";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
/** From the root, as all paths here: Stryker takes them from the folder that it copies. */
export const reports = "reports/mutation-testing";

export interface RunOptions {
  /** Which of the package's files to mutate, in place of all. */
  files?: string[] | undefined;
  /** Whether to test each mutant again, whatever is known from an earlier run. */
  force: boolean;
}

/**
 * Mutates the files of a package, in a copy of the repository, and runs the tests of that package alone.
 * A copy of the package alone would lack what it refers to above it, `tsconfig.base.json` for one.
 *
 * @returns the file with the report on all of the package's mutants; those that were not run again are as they were
 */
export async function mutatePackage({ package: name, mutate }: Floor, { files, force }: RunOptions): Promise<string> {
  process.chdir(root);
  const folder = `packages/${name}`;
  const configFile = `${folder}/vitest.config.ts`;
  const jsonFile = `${reports}/${name}/mutation.json`;
  await new Stryker({
    mutate: (files ?? mutate).map((glob) => `${folder}/${glob}`),
    ignorePatterns: ["reports", "dist", ".turbo"],
    tempDirName: `${reports}/sandbox`,
    plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
    // It would rewrite the references of the one in the root, by a compiler's API that TypeScript 7 does not have.
    tsconfigFile: "none",
    testRunner: "vitest",
    vitest: { dir: folder, ...(existsSync(configFile) && { configFile }) },
    // Two at a time take the machine away from whoever works on it.
    concurrency: 1,
    incremental: true,
    incrementalFile: `${reports}/${name}/incremental.json`,
    force,
    reporters: ["html", "json", process.stdout.isTTY ? "progress" : "progress-append-only"],
    htmlReporter: { fileName: `${reports}/${name}/index.html` },
    jsonReporter: { fileName: jsonFile },
  }).runMutationTest();
  return jsonFile;
}
