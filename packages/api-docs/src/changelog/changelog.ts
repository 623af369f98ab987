import { rmSync } from "node:fs";
import { join } from "node:path";
import { diff, type Change } from "./diff.ts";
import { checkOutSpecs, listReleases } from "./releases.ts";

/** What changed up to one version. */
export interface Entry {
  /** `1.2.0`, or `unreleased` for what stands in the working tree. */
  version: string;
  date?: string;
  /** The version before; none for the first. */
  since?: string;
  changes: Change[];
}

/**
 * The changes of a provider's document, newest first: those since the last release, then release by release.
 *
 * @param current path of the `openapi.yaml` of the working tree
 * @returns undefined where git cannot be asked
 */
export async function changelogOf(provider: string, current: string, repository: string): Promise<Entry[] | undefined> {
  const releases = listReleases(provider, repository);
  if (!releases) return undefined;
  const folders: string[] = [];
  try {
    const versions = releases.map(({ version, date, tag }) => {
      const folder = checkOutSpecs(provider, tag, repository);
      folders.push(folder);
      return { version, date, path: join(folder, "specs", provider, "openapi.yaml") };
    });
    const entries: Entry[] = [];
    for (const [index, { version, date, path }] of versions.entries()) {
      const before = versions[index - 1];
      entries.unshift({
        version,
        date,
        ...(before && { since: before.version }),
        changes: before ? await diff(before.path, path) : [],
      });
    }
    const last = versions.at(-1);
    const changes = last ? await diff(last.path, current) : [];
    if (last && changes.length > 0) entries.unshift({ version: "unreleased", since: last.version, changes });
    return entries;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}
