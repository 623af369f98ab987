import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { listProviders, root } from "../src/workspace/workspace.ts";
import { Copy } from "./support/copy.ts";
import { freeOffset } from "./support/port.ts";
import { plainEnvironment, Program, run, type Ended } from "./support/process.ts";
import type * as Sets from "../setup/package-set.cjs";
import type * as Stamp from "../setup/stamp.cjs";

// One clone, in which more and more is installed, as somebody does who tries one command after the other.
const [provider = ""] = listProviders();
const clone = new Copy("whole").committed();
afterAll(() => clone.remove());
const load = createRequire(clone.path("packages/commands/setup/"));
const stamp = load("./stamp.cjs") as typeof Stamp;
const { installArguments, neededBy } = load("./package-set.cjs") as typeof Sets;

/** Installs what a command needs, from the store that the workspace itself was installed from. */
async function install(name: string): Promise<void> {
  const { storeDir } = JSON.parse(readFileSync(`${root}/node_modules/.modules.yaml`, "utf8")) as { storeDir: string };
  const set = stamp.begin(neededBy(name));
  const pnpm = `${root}/node_modules/pnpm/bin/pnpm.mjs`;
  const { code, stdout, stderr } = await run(
    [pnpm, ...installArguments(set), "--offline", `--store-dir=${dirname(storeDir)}`],
    {
      cwd: clone.root,
      env: plainEnvironment({ pnpm_config_registry: "http://127.0.0.1:1/", pnpm_config_trust_lockfile: "true" }),
    },
  );
  expect(code, stdout + stderr).toBe(0);
  stamp.finish(set);
}

/** Runs a command as a user does. It sets up nothing where the stamp says that what it needs is there. */
function command(...args: string[]): Promise<Ended> {
  return run([clone.path("packages/commands/bootstrap.cjs"), ...args], { cwd: clone.root });
}

// Those first whose packages come without development dependencies: what is installed once is kept.
describe("the packages that a command needs are all that it loads", () => {
  test("npm run contract, contract:live, proxy and mutation", async () => {
    await install("contract");
    expect(await command("contract", "--case", `${provider}/*/client/descriptor`)).toMatchObject({
      code: 0,
      stderr: "",
    });
    expect(await command("contract:live")).toMatchObject({ code: 2, stderr: "" });
  });

  test("npm run mock, with the simulators", async () => {
    expect(stamp.isInstalled(neededBy("mock"))).toBe(true);
    const offset = await freeOffset();
    const bootstrap = clone.path("packages/commands/bootstrap.cjs");
    const mock = new Program([bootstrap, "mock", "--stateful", "--port-offset", String(offset)], { cwd: clone.root });
    await mock.printed("The mocks are running.");
    mock.child.kill("SIGTERM");
    expect(await mock.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("what is missing is named where a set lacks it", async () => {
    stamp.finish(neededBy("customers"));
    const { code, stderr } = await command("customers", "--help");
    expect(code).toBe(1);
    expect(stderr).toContain("ERR_MODULE_NOT_FOUND");
    stamp.finish(neededBy("contract"));
  });

  test("npm run customers", async () => {
    await install("customers");
    const { code, stdout } = await command("customers", "--help");
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("deactivate <customer>") });
  });

  test("npm run generate, which leaves what the contract tests need", async () => {
    await install("generate");
    expect(await command("generate", provider)).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(clone.path(`contract-tests/${provider}/node_modules/vitest/package.json`))).toBe(true);
  });
});
