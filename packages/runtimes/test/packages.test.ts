import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData, Package } from "@arethetypeswrong/core";
import { listProviders, loadSpec } from "@demarc/spec";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";

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

/** What attw reports of a package, for every way to import an ES module from one: its profile `esm-only`. */
async function attwOf(contents: Package): Promise<string[]> {
  const result = await checkPackage(contents);
  if (!result.types) return ["NoTypes"];
  return result.problems
    .filter((problem) => !("resolutionKind" in problem && /^node10$|^node16-cjs$/.test(problem.resolutionKind)))
    .map(({ kind }) => kind);
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

  test("is ESM without side effects, from dist, and depends on openapi-fetch and the core alone", async () => {
    const { type, sideEffects, exports, dependencies } = await manifest(installed(name));
    expect({ type, sideEffects }).toEqual({ type: "module", sideEffects: false });
    expect(JSON.stringify(exports)).not.toContain("./src");
    expect(Object.keys(exports)).toEqual(expect.arrayContaining([".", "./validation"]));
    expect(Object.keys(dependencies)).toEqual(
      ["@demarc/client-core", "openapi-fetch"].filter((dependency) => dependency !== name),
    );
  });

  test("has declaration maps that lead to the sources", async () => {
    const map = JSON.parse(await readFile(join(installed(name), "dist/index.d.ts.map"), "utf8"));
    expect(map.sources).toEqual(["../src/index.ts"]);
    await readFile(join(installed(name), "dist", map.sources[0]));
  });
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
