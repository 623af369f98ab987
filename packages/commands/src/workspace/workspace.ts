import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the whole repository. The tests set another one, to work on a copy. */
export const root = process.env["DEMARC_WORKSPACE"] ?? resolve(import.meta.dirname, "../../../..");

/**
 * The names of all providers. Asked of the folders instead of `@demarc/spec`, which loads a bundler to answer and
 * would double the time of a run that finds everything in the cache.
 */
export function listProviders(): string[] {
  const specs = join(root, "specs");
  return readdirSync(specs)
    .filter((name) => existsSync(join(specs, name, "openapi.yaml")))
    .toSorted();
}

/** The folder of a provider's contract tests, from the root. */
export function contractTests(provider: string): string {
  return `contract-tests/${provider}`;
}
