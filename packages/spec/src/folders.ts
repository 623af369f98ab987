import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder `specs` of this repository. */
export const specsDirectory = fileURLToPath(new URL("../../../specs", import.meta.url));

/** The names of all providers, which are the folders with an `openapi.yaml` below `specs`, in alphabetical order. */
export function listProviders(directory = specsDirectory): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, "openapi.yaml")))
    .map((entry) => entry.name)
    .toSorted();
}

/** What a folder of `specs` can be called: no way leads out by it. */
const isName = /^[\w-]+$/;

/** The path of a provider's `openapi.yaml`. Throws where there is no such provider, naming those there are. */
export function specPath(provider: string, directory = specsDirectory): string {
  const path = join(directory, provider, "openapi.yaml");
  if (!isName.test(provider) || !existsSync(path)) {
    throw new Error(`There is no provider "${provider}". The providers are: ${listProviders(directory).join(", ")}.`);
  }
  return path;
}

/** The path of a provider's `errata.yaml`. */
export function errataPath(provider: string, directory = specsDirectory): string {
  return join(directory, provider, "errata.yaml");
}
