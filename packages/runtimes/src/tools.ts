import { globSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

/** Below node_modules, which is not committed. */
const cache = fileURLToPath(new URL("../node_modules/.cache/demarc-tools", import.meta.url));

/**
 * Installs one version of an npm package, once, in a folder of its own: so versions do not exclude each other, and
 * only those who run the matrix download them.
 *
 * @returns the folder that holds its node_modules
 */
export async function tool(name: string, version: string): Promise<string> {
  const folder = join(cache, `${name.replaceAll("/", "+")}@${version}`);
  if (globSync(join(folder, "node_modules", name, "package.json")).length === 0) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "tool", private: true }));
    await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${version}`], folder);
  }
  return folder;
}

/** The native program of a tool, which comes in a package for this platform, by a pattern below node_modules. */
export async function program(name: string, version: string, pattern: string): Promise<string> {
  const [found] = globSync(join(await tool(name, version), "node_modules", pattern));
  if (!found)
    throw new Error(
      `${name} ${version} has no program for ${process.platform} ${process.arch}: no file matches ${pattern}.`,
    );
  return found;
}
