import { globSync } from "node:fs";
import { inject } from "vitest";

/** The paths of all pages below the origin, `/reference/cloudlx/`; Redocly's pages among them. */
export function allPaths(base: string): string[] {
  return globSync("**/*.html", { cwd: inject("folder") })
    .map((file) => `${base}${file.replace(/index\.html$/, "")}`)
    .sort();
}
