import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A released version of a package: the git tag `@demarc/<package>@<version>`, which changesets sets. */
export interface Release {
  version: string;
  tag: string;
  date: string;
}

/** The releases of a package, oldest first; undefined where git cannot be asked: no git, or no checkout. */
export function listReleases(name: string, repository: string): Release[] | undefined {
  const prefix = `@demarc/${name}@`;
  try {
    const format = "--format=%(refname:short) %(creatordate:short)";
    const lines = git(repository, "tag", "--list", `${prefix}*`, "--sort=version:refname", format);
    return lines.split("\n").flatMap((line) => {
      const [tag = "", date = ""] = line.split(" ");
      return tag === "" ? [] : [{ tag, date, version: tag.slice(prefix.length) }];
    });
  } catch {
    return undefined;
  }
}

/** Whether some paths of the repository, files that git does not know left out, are as they were at a tag. */
export function isUnchanged({ tag }: Release, paths: readonly string[], repository: string): boolean {
  return git(repository, "diff", "--name-only", tag, "--", ...paths.map((path) => `:/${path}`)) === "";
}

/** Calls something with a folder that holds some paths of the repository as they were at a tag. */
export async function withRelease<T>(
  { tag }: Release,
  paths: readonly string[],
  repository: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "demarc-release-"));
  try {
    const top = git(repository, "rev-parse", "--show-toplevel").trim();
    const options = { cwd: top, maxBuffer: 1 << 28 };
    const archive = execFileSync("git", ["archive", "--format=tar", tag, ...paths], options);
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
