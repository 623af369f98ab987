import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, extname, join } from "node:path";
import { listProviders, root } from "../../src/workspace/workspace.ts";
import { planOf, type Plan } from "./plan.ts";
import { plainEnvironment } from "./process.ts";

const skipped = new Set(["node_modules", "reports", ".turbo", ".git"]);

/** What turbo plans by and the set-up installs by: no sources but those of the set-up. */
const isSetUp = (path: string) =>
  !extname(path) || /(package|turbo)\.json$|commands\/(setup\/)?[\w-]+\.cjs$|specs\/[\w-]+\/openapi\.yaml$/.test(path);

/**
 * A copy of the workspace in a temporary folder, to change files in. Nothing is installed in it, and no link leads out
 * of it: what a tool does there stays there.
 */
export class Copy {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "demarc-copy-")));

  /** @param kind whether with all sources, or with as much as turbo and the set-up read */
  constructor(kind: "whole" | "set-up" = "set-up") {
    for (const name of [
      "package.json",
      "pnpm-lock.yaml",
      ".pnpmfile.cjs",
      "pnpm-workspace.yaml",
      "turbo.json",
      "tsconfig.base.json",
      "tsconfig.json",
      "redocly.yaml",
      "knip.jsonc",
      ".gitignore",
      "specs",
      "packages",
      "contract-tests",
    ]) {
      cpSync(join(root, name), this.path(name), {
        recursive: true,
        filter: (source) =>
          !skipped.has(basename(source)) && (kind === "whole" || dirname(source) === root || isSetUp(source)),
      });
    }
  }

  /** As a clone is. Outside of git, turbo reads all that is installed, too: 15 s of processor for a run of one task. */
  committed(): this {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    for (const args of [
      ["init", "-q"],
      ["add", "-A"],
      [...identity, "commit", "-qm", "As it is"],
    ])
      execFileSync("git", args, { cwd: this.root, env: plainEnvironment() });
    return this;
  }

  /** Puts providers that do not exist in the place of this repository's. Their tasks are nothing until they are stubbed. */
  withProviders(...names: string[]): this {
    for (const place of ["specs", "packages", "contract-tests"])
      for (const name of listProviders()) rmSync(this.path(`${place}/${name}`), { recursive: true });
    for (const name of names) {
      this.write(`specs/${name}/openapi.yaml`, "");
      const inputs = { extends: ["//"], tasks: { lint: { inputs: ["$TURBO_DEFAULT$"] } } };
      this.write(`packages/${name}/turbo.json`, JSON.stringify(inputs));
      for (const [folder, manifest] of [
        [`packages/${name}`, { name: `@demarc/${name}` }],
        [`contract-tests/${name}`, { name: `@demarc/contract-${name}` }],
      ] as const)
        this.write(`${folder}/package.json`, JSON.stringify(manifest));
    }
    return this;
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  path(name: string): string {
    return join(this.root, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  append(name: string, text: string): void {
    writeFileSync(this.path(name), this.read(name) + text);
  }

  /** Undoes what was changed in a file. */
  restore(name: string): void {
    cpSync(join(root, name), this.path(name));
  }

  /** The folders in `packages`, but for what is left of one that another branch has. */
  packages(): string[] {
    return readdirSync(this.path("packages")).filter((name) => existsSync(this.path(`packages/${name}/package.json`)));
  }

  /** Replaces a package's scripts by Node programs, so that a task is quick and does what the test needs. */
  stub(folder: string, programs: Record<string, string>): void {
    const scripts: Record<string, string> = {};
    for (const [task, program] of Object.entries(programs)) {
      const file = `${task.replace(":", "-")}.stub.mjs`;
      writeFileSync(this.path(`${folder}/${file}`), program);
      scripts[task] = `node ${file}`;
    }
    const manifest = JSON.parse(this.read(`${folder}/package.json`)) as object;
    writeFileSync(this.path(`${folder}/package.json`), JSON.stringify({ ...manifest, scripts }));
  }

  /** What turbo would run in the copy. */
  plan(...tasks: string[]): Promise<Plan> {
    return planOf(this.root, tasks, this.environment());
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** What a command needs in its environment to work on the copy. */
  environment(): Record<string, string> {
    const bin = join(root, "node_modules", ".bin");
    return {
      PATH: `${bin}${delimiter}${process.env["PATH"]}`,
      TURBO_TELEMETRY_DISABLED: "1",
      DEMARC_WORKSPACE: this.root,
    };
  }
}
