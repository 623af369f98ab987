import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../src/workspace.ts";
import { freePort } from "./support/port.ts";
import { plainEnvironment, run, type Ended } from "./support/process.ts";

let clone: string;

/** What a fresh clone has of all that the set-up looks at. */
beforeEach(() => {
  clone = realpathSync(mkdtempSync(join(tmpdir(), "demarc-clone-")));
  const members = ["packages", "contract-tests"].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}/package.json`),
  );
  const setUp = ["packages/commands/bootstrap.cjs", "packages/commands/setup"];
  for (const name of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...members, ...setUp]) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(clone, name), { recursive: true });
  }
});
afterEach(() => rmSync(clone, { recursive: true }));

interface Stamp {
  isUpToDate(): boolean;
  write(): void;
}

const stampFile = () => join(clone, "node_modules/.demarc-set-up");

/** Makes the clone look like one that is set up. */
function pretendSetUp(): Stamp {
  const stamp = createRequire(import.meta.url)(join(clone, "packages/commands/setup/stamp.cjs")) as Stamp;
  mkdirSync(join(clone, "node_modules/node/bin"), { recursive: true });
  writeFileSync(join(clone, "node_modules/node/bin/node"), "");
  for (const parent of ["packages", "contract-tests"]) {
    for (const name of readdirSync(join(clone, parent))) mkdirSync(join(clone, parent, name, "node_modules"));
  }
  stamp.write();
  return stamp;
}

describe("the set-up", () => {
  test("without a network ends within seconds, in a line that names the command to repeat", async () => {
    const began = performance.now();
    const { code, stdout, stderr } = await offline("contract", "cloudlx");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.trim().split("\n")).toEqual([
      "Setting up: installing the packages that pnpm-lock.yaml names.",
      "The packages could not be downloaded. Check the network connection and the registry that npm is set to, then repeat `npm run contract -- cloudlx`.",
    ]);
    expect(performance.now() - began).toBeLessThan(20_000);
    // The next command has to try again.
    expect(existsSync(stampFile())).toBe(false);
  }, 25_000);

  test("that fails before a live run does not look like a broken promise", async () => {
    expect(await offline("contract:live", "cloudlx")).toMatchObject({ code: 2, stdout: "" });
  }, 25_000);

  test("is not repeated while nothing changes, and takes no time to find out", () => {
    const stamp = pretendSetUp();
    const began = performance.now();
    expect(stamp.isUpToDate()).toBe(true);
    expect(performance.now() - began).toBeLessThan(100);
  });

  test.each(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", "packages/commands/package.json"])(
    "is repeated when %s changes",
    (name) => {
      const stamp = pretendSetUp();
      writeFileSync(join(clone, name), "\n", { flag: "a" });
      expect(stamp.isUpToDate()).toBe(false);
    },
  );

  test("is repeated when a package is added", () => {
    const stamp = pretendSetUp();
    const manifest = join(clone, "packages/another/package.json");
    mkdirSync(dirname(manifest));
    writeFileSync(manifest, "{}");
    expect(stamp.isUpToDate()).toBe(false);
  });

  test.each(["node_modules/node", "contract-tests/cloudlx/node_modules"])("is repeated when %s is gone", (name) => {
    const stamp = pretendSetUp();
    rmSync(join(clone, name), { recursive: true });
    expect(stamp.isUpToDate()).toBe(false);
  });
});

/** Runs a command in the clone, whose lockfile has changed, with a registry that does not answer. */
async function offline(...command: string[]): Promise<Ended> {
  pretendSetUp();
  writeFileSync(join(clone, "pnpm-lock.yaml"), "\n", { flag: "a" });
  const env = plainEnvironment({
    npm_config_registry: `http://127.0.0.1:${await freePort()}/`,
    npm_config_cache: join(clone, "cache"),
    npm_config_loglevel: "silent",
  });
  return run([join(clone, "packages/commands/bootstrap.cjs"), ...command], { cwd: clone, env });
}
