import { loadSpec } from "@demarc/spec";
import { join } from "node:path";
import { greatest, plannedImpact, propose, reaches } from "./changesets.ts";
import type { Change, Impact } from "./compare/change.ts";
import { compareDocuments } from "./compare/operations.ts";
import { releasedDocument } from "./history/changelog.ts";
import { listReleases, type Release } from "./history/releases.ts";
import { compareExports } from "./history/exports.ts";
import { sentenceOf } from "./wording.ts";

export interface Standing {
  name: string;
  /** Nothing was released where it is missing. */
  since?: Release;
  changes: Change[];
  /** What the changes need, and what the changesets plan. */
  needed?: Impact | undefined;
  planned?: Impact | undefined;
  problems: string[];
}

/**
 * Compares a package with its last release: the document that it is made from, and what it exports.
 *
 * @param isClient whether it is made from a document
 * @param write whether to write the changeset that it needs
 * @throws where git cannot be asked
 */
export async function standingOf(
  name: string,
  isClient: boolean,
  repository: string,
  write = false,
): Promise<Standing> {
  const releases = listReleases(name, repository);
  if (!releases) throw new Error(`git knows no tags of ${repository}. Compare in a checkout, with its history.`);
  const since = releases.at(-1);
  if (!since) return { name, changes: [], problems: [] };
  const documents = isClient
    ? [await releasedDocument(name, since, repository), (await loadSpec(name, join(repository, "specs"))).document]
    : [];
  const [before, after] = documents;
  const changes = before && after ? compareDocuments(before, after) : [];
  // Where the document says what breaks, the types follow from it.
  if (!changes.some(({ impact }) => impact === "major"))
    changes.push(...(await compareExports(name, since, repository)));
  const needed = greatest(changes.map(({ impact }) => impact));
  if (write) propose(name, changes, repository);
  const planned = plannedImpact(name, since.version, repository);
  const isBroken = needed === "major" && !reaches(planned, "major");
  const breaking = isBroken ? changes.filter(({ impact }) => impact === "major") : [];
  const problems = breaking.map(
    (change) =>
      `@demarc/${name} ${change.pointer}: ${sentenceOf(change)} This breaks who uses ${since.version}, and ${planned ?? "no"} changeset is planned. Undo it, or write a major one: \`npm run changes -- --write\`.`,
  );
  return { name, since, changes, needed, planned, problems };
}
