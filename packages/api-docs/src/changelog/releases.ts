import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A released version of a provider's document: the git tag `spec-<provider>@<version>`. */
export interface Release {
  version: string;
  tag: string;
  /** `2026-11-20` */
  date: string;
}

/**
 * The releases of a provider, oldest first.
 *
 * @param repository a folder inside the checkout
 * @returns undefined where git cannot be asked: no git, or no checkout
 */
export function listReleases(provider: string, repository: string): Release[] | undefined {
  const prefix = `spec-${provider}@`;
  try {
    const lines = git(
      repository,
      "tag",
      "--list",
      `${prefix}*`,
      "--sort=version:refname",
      "--format=%(refname:short) %(creatordate:short)",
    );
    return lines
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [tag = "", date = ""] = line.split(" ");
        return { tag, date, version: tag.slice(prefix.length) };
      });
  } catch {
    return undefined;
  }
}

/** The spec folder of a provider as it was at a tag, in a folder of its own; the caller removes it. */
export function checkOutSpecs(provider: string, tag: string, repository: string): string {
  const folder = mkdtempSync(join(tmpdir(), "demarc-release-"));
  const top = git(repository, "rev-parse", "--show-toplevel").trim();
  const archive = execFileSync("git", ["archive", "--format=tar", tag, `specs/${provider}`], {
    cwd: top,
    maxBuffer: 1 << 28,
  });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  return folder;
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
