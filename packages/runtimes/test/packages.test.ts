import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkPackage, createPackageFromTarballData, Package } from "@arethetypeswrong/core";
import { listProviders, loadSpec } from "@demarc/spec";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { run } from "../src/run.ts";
import { publicApi } from "./support/public-api.ts";

const packages = ["client-core", ...listProviders()].map((name) => `@demarc/${name}`);
const installed = (name: string) => join(inject("folder"), "node_modules", name);

async function manifest(folder: string) {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

/** What publint reports of an installed package. */
async function publintOf(pkgDir: string): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** The content of a package's tarball, as attw reads it. */
async function packed(name: string): Promise<Package> {
  const { filename } = inject("packages").find((one) => one.name === name) ?? {};
  return createPackageFromTarballData(new Uint8Array(await readFile(filename ?? "")));
}

/** What attw reports of a package, for every way to import from one: its profile `strict`. */
async function attwOf(contents: Package): Promise<string[]> {
  const result = await checkPackage(contents);
  return result.types ? result.problems.map(({ kind }) => kind) : ["NoTypes"];
}

test("each package has a bill of materials beside it, with the licence of all that it consists of", async () => {
  for (const { filename } of inject("packages")) {
    const bill = JSON.parse(await readFile(filename.replace(/tgz$/, "cdx.json"), "utf8"));
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", metadata: { component: { version: expect.any(String) } } });
    for (const { name, licenses } of bill.components)
      expect(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"], name).toContain(licenses?.[0]?.license?.id);
  }
});

test("every package that a consumer needs is packed", () => {
  const names = inject("packages").map(({ name }) => name);
  expect(names.toSorted()).toEqual(packages.toSorted());
});

describe.each(packages)("%s", (name) => {
  test("has no finding of publint --strict", async () => {
    expect(await publintOf(installed(name))).toEqual([]);
  });

  test.runIf(name !== "@demarc/client-core")("exports the document that it was made from", async () => {
    const { exports } = await manifest(installed(name));
    const document = JSON.parse(await readFile(join(installed(name), exports["./openapi.json"]), "utf8"));
    expect(document).toEqual((await loadSpec(name.replace("@demarc/", ""))).document);
  });

  test("has no finding of attw", async () => {
    expect(await attwOf(await packed(name))).toEqual([]);
  });

  test("has a README, a licence, modules and their sources, and nothing else", async () => {
    const files = (await packed(name)).listFiles().map((path) => path.replace(`/node_modules/${name}/`, ""));
    const unexpected = files.filter((path) => {
      const source = /^dist\/(?:cjs\/)?(.+?)(?:\.d\.ts|\.js)(?:\.map)?$/.exec(path)?.[1];
      if (source !== undefined) return !files.includes(`src/${source}.ts`);
      return !/^(README\.md|CHANGELOG\.md|LICENSE|package\.json|dist\/(openapi|cjs\/package)\.json|src\/.+\.ts)$/.test(
        path,
      );
    });
    expect(unexpected).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["README.md", "LICENSE", "dist/index.js.map", "dist/index.d.ts.map"]));
  });

  test("says where it comes from and what it is for, and names no tool of this repository", async () => {
    const { scripts, devDependencies, private: isPrivate, ...rest } = await manifest(installed(name));
    expect([scripts, devDependencies, isPrivate]).toEqual([undefined, undefined, undefined]);
    expect(rest).toMatchObject({
      repository: { type: "git", directory: `packages/${name.replace("@demarc/", "")}` },
      homepage: expect.stringContaining(name.replace("@demarc/", "")),
      keywords: expect.arrayContaining(["openapi"]),
      license: "MIT",
    });
  });

  test("exports what its list says: a change of it is one on purpose (vitest -u)", async () => {
    const list = await publicApi(installed(name));
    await expect(list).toMatchFileSnapshot(`api/${name.replace("@demarc/", "")}.txt`);
  });

  test("can be required, and its package.json read", async () => {
    const { exports } = await manifest(installed(name));
    const code = Object.keys(exports).map((entry) => `require(${JSON.stringify(name + entry.slice(1))});`);
    // Without what newer ones have: CommonJS that can require an ES module needs none of its own.
    await run(process.execPath, ["--no-experimental-require-module", "-e", code.join("")], inject("folder"));
  });

  test("is ESM without side effects, from dist, and depends on openapi-fetch, the core and types alone", async () => {
    const { type, sideEffects, exports, dependencies } = await manifest(installed(name));
    expect({ type, sideEffects }).toEqual({ type: "module", sideEffects: false });
    expect(JSON.stringify(exports)).not.toContain("./src");
    expect(Object.keys(exports)).toEqual(expect.arrayContaining([".", "./validation"]));
    expect(Object.keys(dependencies)).toEqual(
      name === "@demarc/client-core"
        ? ["@standard-schema/spec", "openapi-fetch"]
        : ["@demarc/client-core", "openapi-fetch"],
    );
  });

  test.each(["dist/index.d.ts.map", "dist/index.js.map", "dist/cjs/index.js.map"])(
    "has %s that leads to the sources",
    async (path) => {
      const map = JSON.parse(await readFile(join(installed(name), path), "utf8"));
      expect(map.sources).toHaveLength(1);
      await readFile(join(installed(name), dirname(path), map.sources[0]));
    },
  );
});

describe("publint", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarc-wrong-"));
    await cp(installed("@demarc/cloudlx"), folder, { recursive: true, dereference: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("finds an entry point without a file", async () => {
    const wrong = { ...(await manifest(folder)), exports: "./dist/missing.js" };
    await writeFile(join(folder, "package.json"), JSON.stringify(wrong));
    expect(await publintOf(folder)).toEqual([expect.stringContaining("missing.js")]);
  });
});

describe("attw", () => {
  /** The packed client, with its files edited; one that becomes undefined is left out. */
  async function edited(edit: (path: string, content: string) => string | undefined): Promise<Package> {
    const right = await packed("@demarc/cloudlx");
    const files = Object.fromEntries(
      right.listFiles().flatMap((path) => {
        const content = edit(path, right.readFile(path));
        return content === undefined ? [] : [[path, content]];
      }),
    );
    return new Package(files, right.packageName, right.packageVersion);
  }

  test("finds an entry point without declarations", async () => {
    const wrong = await edited((path, content) => (path.endsWith("/dist/index.d.ts") ? undefined : content));
    expect(new Set(await attwOf(wrong))).toEqual(new Set(["UntypedResolution"]));
  });

  test("finds an import without its extension in a declaration", async () => {
    const wrong = await edited((path, content) =>
      path.endsWith("/dist/index.d.ts") ? content.replaceAll(/\.ts(?=")/g, "") : content,
    );
    expect(await attwOf(wrong)).toContain("InternalResolutionError");
  });

  test("finds ES modules in a package that declares CommonJS", async () => {
    const wrong = await edited((path, content) =>
      path.endsWith("/cloudlx/package.json") ? content.replace('"type": "module"', '"type": "commonjs"') : content,
    );
    expect(await attwOf(wrong)).toContain("UnexpectedModuleSyntax");
  });

  test("finds a package without any declarations", async () => {
    const wrong = await edited((path, content) => (path.endsWith(".ts") ? undefined : content));
    expect(await attwOf(wrong)).toEqual(["NoTypes"]);
  });
});
