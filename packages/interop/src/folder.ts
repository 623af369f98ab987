import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A folder of its own for each use. It stands in the package, so that the code finds what it imports. */
export function emptyFolder(name: string): string {
  const folder = join(import.meta.dirname, "..", "dist", name.replaceAll(/\W+/g, "-"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
