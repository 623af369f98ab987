import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Change, Impact } from "./compare/change.ts";
import { headingOf, sentenceOf } from "./wording.ts";

const impacts: readonly Impact[] = ["patch", "minor", "major"];

export function greatest(found: readonly Impact[]): Impact | undefined {
  return impacts.findLast((impact) => found.includes(impact));
}

export function reaches(one: Impact | undefined, other: Impact): boolean {
  return one !== undefined && impacts.indexOf(one) >= impacts.indexOf(other);
}

/**
 * How far the version of a package is to be raised: what its changesets plan, or by how much `changeset version` has
 * raised it since its last release. Undefined where neither does.
 */
export function plannedImpact(name: string, released: string, repository: string): Impact | undefined {
  const folder = join(repository, ".changeset");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^(?!README).*\.md$/.test(file)) : [];
  const planned = files.flatMap((file) => {
    const [, head = ""] = /^---\n(.*?)^---$/ms.exec(readFileSync(join(folder, file), "utf8")) ?? [];
    return (parse(head) as Record<string, Impact> | null)?.[`@demarc/${name}`] ?? [];
  });
  const manifest = readFileSync(join(repository, "packages", name, "package.json"), "utf8");
  const [before, after] = [released, (JSON.parse(manifest) as { version: string }).version].map((one) =>
    one.split("."),
  );
  const part = before?.findIndex((number, index) => number !== after?.[index]) ?? -1;
  return greatest([...planned, ...impacts.toReversed().slice(part, part + 1)]);
}

/** Writes the changeset that the changes of a package need, in place of the one that was proposed before. */
export function propose(name: string, changes: readonly Change[], repository: string): void {
  const file = join(repository, ".changeset", `${name}-changes.md`);
  const impact = greatest(changes.map((change) => change.impact));
  if (impact === undefined) return rmSync(file, { force: true });
  const lines = changes.map((change) => `- **${headingOf(change)}:** ${sentenceOf(change)}`);
  mkdirSync(join(repository, ".changeset"), { recursive: true });
  writeFileSync(file, `---\n"@demarc/${name}": ${impact}\n---\n\n${lines.join("\n")}\n`);
}
