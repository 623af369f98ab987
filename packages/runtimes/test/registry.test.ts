import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listProviders } from "@demarc/spec";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { publishInstalled, startRegistry, type Registry } from "./support/registry.ts";
import { run, Workspace } from "./support/workspace.ts";

const folder = mkdtempSync(join(tmpdir(), "demarc-consumer-"));
const core = fileURLToPath(new URL("../../client-core/package.json", import.meta.url));
const cli = fileURLToPath(import.meta.resolve("@demarc/release/cli"));
const customer = "specs/cloudlx/components/schemas/Customer.yaml";
let registry: Registry;
let workspace: Workspace;

beforeAll(async () => {
  registry = await startRegistry(join(folder, "registry"));
  const { dependencies } = JSON.parse(readFileSync(core, "utf8")) as { dependencies: Record<string, string> };
  // The clients depend on nothing that the core does not depend on.
  for (const name of Object.keys(dependencies)) await publishInstalled(registry, name, core);
  workspace = new Workspace(registry.settings);
  await workspace.run("git", "init", "-q");
  await workspace.commit("first");
}, 60_000);
afterAll(() => {
  workspace[Symbol.dispose]();
  registry.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** What the workflow does with packages that are built: one job packs, another one publishes what was packed. */
async function release(): Promise<void> {
  const packed = mkdtempSync(join(folder, "packed-"));
  await workspace.run("changeset", "pack", "--out-dir", packed);
  await workspace.run(join(workspace.folder, ".ci/publish"), packed);
}

const tags = async () => (await workspace.run("git", "tag")).trim().split("\n");

/** An application in an empty folder. */
const application = join(folder, "application");
const install = (name: string) => run("npm", ["install", "--no-audit", "--no-fund", name], application);
const installed = (file: string) => readFileSync(join(application, "node_modules/@demarc/cloudlx", file), "utf8");

/** The Node that a consumer may have: the oldest that the packages are for, where this machine has one. */
function consumersNode(): string {
  const candidates = (process.env["PATH"] ?? "").split(delimiter).map((path) => join(path, "node"));
  const isOld = (path: string) => {
    try {
      return execFileSync(path, ["--version"], { encoding: "utf8" }).startsWith("v20.");
    } catch {
      return false;
    }
  };
  return [...new Set(candidates)].find(isOld) ?? process.execPath;
}

// The workflow publishes by a shell script, on a runner that has bash.
describe.skipIf(process.platform === "win32")("a release to a registry", { timeout: 300_000 }, () => {
  test("publishes everything that is not private, each with its tag", async () => {
    await release();
    const names = ["client-core", ...listProviders()].map((name) => `@demarc/${name}@0.1.0`);
    expect(await tags()).toEqual(names.toSorted());
  });

  test("is installed into an empty folder, where the README's first call is answered", async () => {
    mkdirSync(application);
    writeFileSync(join(application, ".npmrc"), registry.settings);
    await install("@demarc/cloudlx");
    const [, call = ""] = /```ts\n(.*?)```/s.exec(installed("README.md")) ?? [];
    const local = call.replace('server: "demo"', "baseUrl: process.argv[2]");
    expect(local).not.toBe(call);
    writeFileSync(join(application, "first.mjs"), `${local}\nconsole.log(JSON.stringify(customers));\n`);
    const printed = await run(consumersNode(), ["first.mjs", inject("urls")["cloudlx"] ?? ""], application, {
      CLOUDLX_ACCESS_TOKEN: "any",
    });
    expect(JSON.parse(printed)[0]).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
  });

  test("is refused for a breaking change until a changeset says so, and then raises that package alone", async () => {
    const before = workspace.read(customer);
    workspace.write(customer, before.replace("required: [id, name,", "required: [name,"));
    expect(workspace.read(customer)).not.toBe(before);
    await expect(workspace.run(process.execPath, cli, "cloudlx")).rejects.toThrow(
      /✗ @demarc\/cloudlx \S+\/Customer\/required\/id: /,
    );
    expect(await workspace.run(process.execPath, cli, "cloudlx", "--write")).toContain(
      "@demarc/cloudlx since 0.1.0: needs major, planned major",
    );
    await run(process.execPath, ["../codegen/src/cli.ts", "cloudlx"], join(workspace.folder, "packages/cloudlx"));
    await workspace.run("changeset", "version");
    await workspace.commit("second");
    await workspace.run("pnpm", "--filter=@demarc/cloudlx", "run", "build");
    await release();
    expect((await tags()).filter((tag) => !tag.endsWith("@0.1.0"))).toEqual(["@demarc/cloudlx@1.0.0"]);
    expect(await workspace.run(process.execPath, cli, "cloudlx")).toContain("@demarc/cloudlx since 1.0.0: no change");
  });

  test("is upgraded to, with a changelog that says what changed", async () => {
    await install("@demarc/cloudlx@latest");
    expect(JSON.parse(installed("package.json"))).toMatchObject({ version: "1.0.0" });
    expect(installed("CHANGELOG.md")).toContain("- **Breaking:** `Customer.id` in responses is no longer required.");
    expect(installed("dist/generated/types.d.ts")).toBeTruthy();
  });
});
