import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Copy } from "./support/copy.ts";
import { freePort } from "./support/port.ts";
import { plainEnvironment, run, type Ended } from "./support/process.ts";
import type * as PackageManager from "../setup/package-manager.cjs";
import type * as Sets from "../setup/package-set.cjs";
import type * as Stamp from "../setup/stamp.cjs";

const clone = new Copy();
afterAll(() => clone.remove());

const load = createRequire(clone.path("packages/commands/setup/"));
const stamp = load("./stamp.cjs") as typeof Stamp;
const { differing, folder } = load("./package-manager.cjs") as typeof PackageManager;
const { everything, neededBy } = load("./package-set.cjs") as typeof Sets;

const stampFile = clone.path("node_modules/.demarc-set-up");
const modules = (member: string) => clone.path(`${member}/node_modules`);

/** Makes the clone look like one in which a set of packages is installed. */
function pretendSetUp(set: Sets.PackageSet = everything): void {
  mkdirSync(clone.path("node_modules/node/bin"), { recursive: true });
  writeFileSync(clone.path("node_modules/node/bin/node"), "");
  for (const parent of ["packages", "contract-tests"])
    for (const name of readdirSync(clone.path(parent))) mkdirSync(modules(`${parent}/${name}`), { recursive: true });
  stamp.finish(set);
}

beforeEach(() => {
  rmSync(clone.path("node_modules"), { recursive: true, force: true });
  for (const name of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "packages/commands/package.json"])
    clone.restore(name);
});

describe("the set-up", () => {
  test("without a network ends within seconds, in a line that names the command to repeat", async () => {
    const { code, stdout, stderr } = await offline("contract", "cloudlx");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.trim().split("\n")).toEqual([
      "Setting up: installing what `npm run contract` needs.",
      "The packages could not be downloaded. Check the network connection and the registry that npm is set to, then repeat `npm run contract -- cloudlx`.",
    ]);
    // The next command has to try again.
    expect(stamp.isInstalled(neededBy("contract"))).toBe(false);
  });

  test("that fails before a live run does not look like drift", async () => {
    expect(await offline("contract:live", "cloudlx")).toMatchObject({ code: 2, stdout: "" });
  });

  test("is not repeated while nothing changes, and takes no time to find out", () => {
    pretendSetUp();
    const began = performance.now();
    expect(stamp.isInstalled(everything)).toBe(true);
    expect(performance.now() - began).toBeLessThan(100);
  });

  test.each(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", "packages/commands/package.json"])(
    "is repeated when %s changes",
    (name) => {
      pretendSetUp();
      clone.append(name, "\n");
      expect(stamp.isInstalled(everything)).toBe(false);
    },
  );

  test("is repeated when a package is added", () => {
    pretendSetUp();
    const manifest = clone.path("packages/another/package.json");
    mkdirSync(dirname(manifest));
    writeFileSync(manifest, "{}");
    expect(stamp.isInstalled(everything)).toBe(false);
    rmSync(dirname(manifest), { recursive: true });
  });

  test.each(["node_modules/node", "contract-tests/cloudlx/node_modules"])("is repeated when %s is gone", (name) => {
    pretendSetUp();
    rmSync(clone.path(name), { recursive: true });
    expect(stamp.isInstalled(everything)).toBe(false);
  });
});

describe("the pnpm that sets up", () => {
  const { packageManager: version } = JSON.parse(clone.read("package.json")) as { packageManager: string };
  const number = version.slice("pnpm@".length);
  const program = "@pnpm/exe.linux-x64";

  /** The hash that the lockfile has of a package. */
  function locked(id: string): string {
    const lockfile = readFileSync(clone.path("pnpm-lock.yaml"), "utf8");
    return (
      /integrity: ([\w+/=-]+)/.exec(lockfile.slice(lockfile.search(new RegExp(`^ {2}'?${id}'?:$`, "m"))))?.[1] ?? ""
    );
  }

  /** As npm notes what it has downloaded. */
  function downloaded(hashes: Record<string, string>): void {
    mkdirSync(`${folder}/node_modules`, { recursive: true });
    const packages = Object.entries(hashes).map(([name, integrity]) => [
      `node_modules/${name}`,
      { version: number, integrity },
    ]);
    writeFileSync(
      `${folder}/node_modules/.package-lock.json`,
      JSON.stringify({ packages: Object.fromEntries(packages) }),
    );
  }

  test("is the one of the lockfile, by its hash", () => {
    const [wrapper, native] = [locked(version), locked(`${program}@${number}`)];
    downloaded({ pnpm: wrapper, [program]: native });
    expect(differing(version)).toEqual([]);
    downloaded({ pnpm: native, [program]: native });
    expect(differing(version)).toEqual([version]);
    downloaded({ pnpm: wrapper, [program]: wrapper });
    expect(differing(version)).toEqual([`${program}@${number}`]);
  });

  test("is refused where the lockfile does not list it", () => {
    downloaded({ pnpm: locked(version) });
    writeFileSync(clone.path("pnpm-lock.yaml"), clone.read("pnpm-lock.yaml").replaceAll(version, "pnpm@0.0.0"));
    expect(differing(version)).toEqual([version]);
  });
});

describe("what is set up", () => {
  test.each([
    ["contract", ["mock", "contract", "contract:live", "mutation", "proxy"]],
    ["generate", ["generate"]],
    ["test", ["mock", "contract", "generate", "test", "docs", "bench", "runtimes"]],
  ])("for %s is enough for %j and for nothing else", (command, enough) => {
    pretendSetUp(neededBy(command));
    const all = [
      "mock",
      "contract",
      "contract:live",
      "mutation",
      "proxy",
      "generate",
      "test",
      "docs",
      "bench",
      "runtimes",
    ];
    const held = all.filter((other) => stamp.isInstalled(neededBy(other)));
    expect(held).toEqual(command === "test" ? all : enough);
  });

  test("for one command stays when another command needs more", () => {
    pretendSetUp(neededBy("contract"));
    const both = stamp.begin(neededBy("generate"));
    expect(stamp.isInstalled(neededBy("contract"))).toBe(false);
    stamp.finish(both);
    for (const command of ["contract", "generate"]) expect(stamp.isInstalled(neededBy(command)), command).toBe(true);
  });

  test("stays when the lockfile changes, and when an installation is interrupted", () => {
    pretendSetUp();
    clone.append("pnpm-lock.yaml", "\n");
    expect(stamp.begin(neededBy("mock"))).toEqual(everything);
    expect(stamp.isInstalled(neededBy("mock"))).toBe(false);
    expect(stamp.begin(neededBy("mock"))).toEqual(everything);
  });

  test("stays where it was installed without this set-up", () => {
    expect(stamp.begin(neededBy("contract"))).toEqual(neededBy("contract"));
    rmSync(stampFile);
    expect(existsSync(clone.path("node_modules"))).toBe(true);
    expect(stamp.begin(neededBy("contract"))).toEqual(everything);
  });
});

/** Runs a command in the clone, whose lockfile has changed, with a registry that does not answer. */
async function offline(...command: string[]): Promise<Ended> {
  pretendSetUp(neededBy("contract"));
  clone.append("pnpm-lock.yaml", "\n");
  const env = plainEnvironment({
    npm_config_registry: `http://127.0.0.1:${await freePort()}/`,
    npm_config_cache: clone.path("cache"),
    npm_config_loglevel: "silent",
  });
  return run([clone.path("packages/commands/bootstrap.cjs"), ...command], { cwd: clone.root, env });
}
