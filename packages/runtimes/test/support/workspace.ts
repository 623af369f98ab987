import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { listProviders } from "@demarc/spec";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const left = new Set(["reports", ".turbo", "test"]);

/** What a release is made from, in a folder of its own with a history of its own. What is installed is shared. */
export class Workspace implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "demarc-registry-"));

  /** @param settings of the clients of npm, so that the copy asks no registry but one */
  constructor(settings: string) {
    const packages = ["client-core", ...listProviders(), "codegen", "spec", "openapi"].map(
      (name) => `packages/${name}`,
    );
    const files = [
      "package.json",
      "pnpm-workspace.yaml",
      "pnpm-lock.yaml",
      ".pnpmfile.cjs",
      "tsconfig.base.json",
      "LICENSE",
    ];
    const marks = "packages/runtimes/src/mark-commonjs.ts";
    for (const path of [
      ...files,
      ".changeset",
      ".ci/publish",
      "specs",
      ...packages,
      marks,
      "packages/runtimes/test/api",
    ])
      cpSync(join(root, path), join(this.folder, path), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => source.endsWith("test/api") || !left.has(basename(source)),
      });
    // What is installed is linked to. pnpm takes no link for the folder itself, and keeps notes of its own in it.
    mkdirSync(join(this.folder, "node_modules"));
    for (const name of readdirSync(join(root, "node_modules")))
      if (!/^\.(?!pnpm$|bin$)/.test(name))
        symlinkSync(join(root, "node_modules", name), join(this.folder, "node_modules", name), "junction");
    this.write(".npmrc", settings);
    this.write(".gitignore", "node_modules\ndist\n");
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** Runs a program in the folder, by the workspace's own tools. */
  async run(program: string, ...args: string[]): Promise<string> {
    return run(program, args, this.folder);
  }

  async commit(message: string): Promise<void> {
    await this.run("git", "add", "-A");
    await this.run("git", "commit", "-qm", message);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Runs a program to its end.
 *
 * @throws where it fails, with what it printed
 */
export async function run(program: string, args: string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<string> {
  const path = [join(root, "node_modules/.bin"), join(root, "node_modules/node/bin"), process.env["PATH"]].join(
    delimiter,
  );
  const identity = {
    GIT_AUTHOR_NAME: "Test",
    GIT_AUTHOR_EMAIL: "t@example.com",
    GIT_COMMITTER_NAME: "Test",
    GIT_COMMITTER_EMAIL: "t@example.com",
  };
  // Nothing of this machine's own settings and caches.
  const { PATH: _, ...rest } = process.env;
  const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !/^(p?npm_|GIT_|XDG_)/i.test(name)));
  const env = {
    ...kept,
    ...identity,
    PATH: path,
    HOME: cwd,
    CI: "true",
    NO_COLOR: "1",
    pnpm_config_verify_deps_before_run: "false",
    pnpm_config_ignore_scripts: "true",
    ...more,
  };
  try {
    const { stdout } = await promisify(execFile)(program, args, { cwd, env, maxBuffer: 1 << 26 });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed in ${cwd}:\n${stdout}\n${stderr}`, { cause: error });
  }
}
