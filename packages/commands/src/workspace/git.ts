import { execFileSync } from "node:child_process";
import { root } from "./workspace.ts";

/** The commit that is checked out, with `+` behind it where files were changed since. Nothing where git knows none. */
export function currentCommit(): { commit?: string } {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return { commit: git("rev-parse", "HEAD") + (git("status", "--porcelain") ? "+" : "") };
  } catch {
    return {};
  }
}
