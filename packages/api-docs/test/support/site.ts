import { globSync } from "node:fs";
import { inject } from "vitest";

/** The path that the tested site is served below, as on a project page. */
export const base = "/reference/";

/** A name that looks public, so that whatever spares localhost shows itself; it leads to this machine. */
export const publicHost = "docs.example.com";

/** The paths of all pages below the origin, `/reference/cloudlx/`; Redocly's pages among them. */
export function allPaths(): string[] {
  return globSync("**/*.html", { cwd: inject("folder") })
    .map((file) => `${base}${file.replace(/index\.html$/, "")}`)
    .toSorted();
}
