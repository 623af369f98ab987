import { readFileSync, realpathSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { published, type Packed } from "./pack.ts";
import { pnpm, root, run } from "./run.ts";

/** Installs what the package.json of a folder names, among it packed packages. */
export type Install = (folder: string, packages: readonly Packed[]) => Promise<unknown>;

/** Installs as most consumers do: with npm, from the registry. */
export const installWithNpm: Install = (folder) =>
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], folder);

/**
 * Installs from the tarballs and from this workspace alone: what the packages depend on is copied from where the
 * workspace has it. No registry is reached, and no store or cache outside of the folder is read or written, so that
 * neither a network nor what was installed earlier on this machine can change the result.
 */
export const installOffline: Install = async (folder, packages) => {
  const settings = {
    // The tarballs name each other by version, and no registry has those versions.
    overrides: {
      ...installedDependencies(),
      ...Object.fromEntries(packages.map(({ name, filename }) => [name, `file:${filename}`])),
    },
    // A package sees what it declares and nothing else.
    hoist: false,
    packageImportMethod: "copy",
    lockfile: false,
    storeDir: join(folder, ".store"),
    cacheDir: join(folder, ".cache"),
    registry: "http://127.0.0.1:1/",
  };
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  await pnpm(["install", "--offline"], folder);
};

/** Where the workspace has the packages that the published ones depend on, directly or not, by name. */
function installedDependencies(): Record<string, string> {
  const found: Record<string, string> = {};
  const manifests = published.map((directory) => join(root, directory, "package.json"));
  for (const manifest of manifests) {
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as { dependencies?: object };
    for (const name of Object.keys(dependencies)) {
      if (name in found) continue;
      // pnpm puts the dependencies of a package next to its real path.
      const path = realpathSync(findPackageJSON(name, pathToFileURL(manifest)) as string);
      found[name] = `file:${dirname(path)}`;
      manifests.push(path);
    }
  }
  return found;
}
