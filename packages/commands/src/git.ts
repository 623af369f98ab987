import { execFileSync } from "node:child_process";
import { root } from "./workspace.ts";

/** The commit that is checked out, with `+` behind it where files were changed since. Undefined where git knows none. */
export function currentCommit(): string | undefined {
  try {
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return git("rev-parse", "HEAD") + (git("status", "--porcelain") ? "+" : "");
  } catch {
    return undefined;
  }
}
