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
import { basename, delimiter, dirname, join } from "node:path";
import { listProviders, root } from "../../src/workspace/workspace.ts";
import { plainEnvironment, run } from "./process.ts";

const skipped = new Set(["node_modules", "reports", ".turbo", ".git"]);

/**
 * A copy of the workspace in a temporary folder, to change files in. Nothing is installed in it, and no link leads out
 * of it: what a tool does there stays there.
 */
export class Copy {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "demarc-copy-")));

  constructor() {
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
        filter: (source) => !skipped.has(basename(source)),
      });
    }
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

  /** The hash of each task that turbo would run, by `package#task`: what it takes for the same has the same. */
  async hashes(...tasks: string[]): Promise<Record<string, string>> {
    const { stdout, stderr } = await run([join(root, "node_modules/turbo/bin/turbo"), "run", ...tasks, "--dry=json"], {
      cwd: this.root,
      env: plainEnvironment(this.environment()),
    });
    if (!stdout.startsWith("{")) throw new Error(`turbo made no plan: ${stderr}`);
    const plan = JSON.parse(stdout) as { tasks: { taskId: string; task: string; hash: string; command: string }[] };
    const wanted = plan.tasks.filter(({ task, command }) => tasks.includes(task) && command !== "<NONEXISTENT>");
    return Object.fromEntries(wanted.map(({ taskId, hash }) => [taskId.replace("@demarc/", ""), hash]));
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
