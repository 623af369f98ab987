import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "../compare/change.ts";
import { withRelease, type Release } from "./releases.ts";

/** What changed in the list of what a package exports, which a test of packages/runtimes holds to the package. */
export function compareExports(name: string, release: Release, repository: string): Promise<Change[]> {
  const file = `packages/runtimes/test/api/${name}.txt`;
  return withRelease(release, [file], repository, async (folder) => {
    const [before, after] = [folder, repository].map((root) => readFileSync(join(root, file), "utf8").split("\n"));
    const change = (line: string, what: string, more: Pick<Change, "impact" | "breaks">): Change[] =>
      line.trim() === ""
        ? []
        : [{ ...more, operations: [], pointer: file, correction: false, text: `\`${line.trim()}\` is ${what}.` }];
    const gone = before?.filter((line) => !after?.includes(line)) ?? [];
    const added = after?.filter((line) => !before?.includes(line)) ?? [];
    return [
      ...gone.flatMap((line) => change(line, "no longer exported so", { impact: "major", breaks: ["code"] })),
      ...added.flatMap((line) => change(line, "exported now", { impact: "minor", breaks: [] })),
    ];
  });
}
