import { join } from "node:path";
import type { OpenApiDocument } from "@demarc/openapi";
import { loadSpec } from "@demarc/spec";
import type { Change } from "../compare/change.ts";
import { compareDocuments } from "../compare/operations.ts";
import { listReleases, withRelease, type Release } from "./releases.ts";

export interface Entry {
  /** `1.2.0`, or `unreleased` for what stands in the working tree. */
  version: string;
  date?: string;
  since?: string;
  changes: Change[];
}

/**
 * The changes of a provider's document, newest first: those since the last release, then release by release.
 *
 * @param current the document of the working tree
 * @param repository a folder inside the checkout
 * @returns undefined where git cannot be asked
 */
export async function changelogOf(
  provider: string,
  current: OpenApiDocument,
  repository: string,
): Promise<Entry[] | undefined> {
  const entries: Entry[] = [];
  let before: { version: string; document: OpenApiDocument } | undefined;
  const enter = (version: string, document: OpenApiDocument, date?: string) => {
    const changes = before ? compareDocuments(before.document, document) : [];
    if (date !== undefined || changes.length > 0)
      entries.unshift({
        version,
        ...(date !== undefined && { date }),
        ...(before && { since: before.version }),
        changes,
      });
    before = { version, document };
  };
  const releases = listReleases(provider, repository);
  for (const release of releases ?? [])
    enter(release.version, await releasedDocument(provider, release, repository), release.date);
  enter("unreleased", current);
  return releases && entries;
}

/** The document of a provider as it was released. */
export function releasedDocument(provider: string, release: Release, repository: string): Promise<OpenApiDocument> {
  return withRelease(release, [`specs/${provider}`], repository, async (folder) => {
    const { document } = await loadSpec(provider, join(folder, "specs"));
    return document;
  });
}
