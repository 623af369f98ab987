import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const original = fileURLToPath(new URL("../../../..", import.meta.url));
const skipped = new Set(["node_modules", "reports", ".turbo", ".git", "dist", ".astro", ".site"]);
/** Not for what is slow on a busy machine. */
const slow = ["--testTimeout=120000", "--hookTimeout=120000"];
const places = ["packages", "contract-tests"] as const;

interface Ended {
  code: number | null;
  output: string;
}

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** A copy of this repository to add providers to, in which packages import each other's copies. */
export class Workspace {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "demarc-provider-")));

  constructor() {
    for (const name of readdirSync(original))
      if (!skipped.has(name))
        cpSync(join(original, name), this.path(name), {
          recursive: true,
          filter: (source) => !skipped.has(basename(source)),
        });
    symlinkSync(join(original, "node_modules"), this.path("node_modules"), "junction");
    for (const place of places) for (const name of readdirSync(this.path(place))) this.install(`${place}/${name}`);
  }

  path(name: string): string {
    return join(this.root, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  /** The files in folders, from the root of the copy. */
  files(...folders: string[]): string[] {
    const found = globSync(
      folders.map((folder) => `${folder}/**`),
      { cwd: this.root, withFileTypes: true },
    );
    return found
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(this.root.length + 1));
  }

  change(name: string, from: string | RegExp, to: string): void {
    const text = this.read(name);
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`${name} does not hold ${from}.`);
    writeFileSync(this.path(name), changed);
  }

  /** Links what a package depends on, as pnpm does: from the copy what is of this repository, from its store the rest. */
  install(home: string): void {
    // A provider that is new here depends on what any other depends on.
    const [place = "", name = ""] = home.split("/");
    const [twin = ""] = readdirSync(join(original, "specs"));
    const installed = join(original, place, existsSync(join(original, home)) ? name : twin, "node_modules");
    const modules = this.path(`${home}/node_modules`);
    mkdirSync(join(modules, "@demarc"), { recursive: true });
    const { dependencies, devDependencies } = JSON.parse(this.read(`${home}/package.json`)) as Manifest;
    for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
      const [, own] = /^@demarc\/(.+)/.exec(dependency) ?? [];
      const target = own === undefined ? realpathSync(join(installed, dependency)) : this.path(`packages/${own}`);
      mkdirSync(dirname(join(modules, dependency)), { recursive: true });
      symlinkSync(target, join(modules, dependency), "junction");
    }
    if (existsSync(join(installed, ".bin")))
      cpSync(join(installed, ".bin"), join(modules, ".bin"), { recursive: true });
  }

  /** Removes a provider as CONTRIBUTING.md says. */
  delete(provider: string): void {
    for (const folder of ["specs", ...places]) rmSync(this.path(`${folder}/${provider}`), { recursive: true });
    const variable = new RegExp(`^ *${provider.replaceAll("-", "_").toUpperCase()}_\\w+[=:].*\\n`, "gm");
    this.change("README.md", new RegExp(`^\\| \\[${provider}\\].*\\n`, "m"), "");
    for (const file of [".env.example", ".github/workflows/live-run.yml"]) this.change(file, variable, "");
  }

  /** Runs a command as `npm` would, and gives what it prints. */
  run(name: string, ...args: string[]): Promise<Ended> {
    return this.#node(this.root, "packages/commands/src/main.ts", name, ...args);
  }

  /** Runs test files of a package. */
  vitest(home: string, ...files: string[]): Promise<Ended> {
    return this.#node(this.path(home), "node_modules/vitest/vitest.mjs", "run", ...slow, ...files);
  }

  #node(cwd: string, ...args: string[]): Promise<Ended> {
    const bin = this.path("node_modules/.bin");
    const child = spawn(process.execPath, args, {
      cwd,
      env: {
        PATH: [bin, join(original, "node_modules/node/bin"), process.env["PATH"]].join(delimiter),
        HOME: process.env["HOME"],
        TURBO_TELEMETRY_DISABLED: "1",
        NO_COLOR: "1",
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    return new Promise((done, fail) => child.on("error", fail).on("close", (code) => done({ code, output })));
  }

  /** Whether pnpm would install by the lockfile as it is. */
  lockfileIsComplete(): boolean {
    const pnpm = join(original, "node_modules/.bin/pnpm");
    const args = ["install", "--frozen-lockfile", "--lockfile-only", "--offline"];
    return spawnSync(pnpm, args, { cwd: this.root, shell: process.platform === "win32" }).status === 0;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
