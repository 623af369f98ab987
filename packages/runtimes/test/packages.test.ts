import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";

const scope = join(inject("folder"), "node_modules/@demarc");
const packages = ["audiocodes-live", "client-core", "cloudlx", "enswitch"];
const attw = join(
  dirname(createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json")),
  "dist/index.js",
);

async function manifest(folder: string) {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

/** What publint has to say of an installed package; nothing where it is right. */
async function publintOf(pkgDir: string): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** Whether attw finds the types right for every way to import an ES module, and what it said. */
function attwOf(tarball: string): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, [attw, tarball, "--profile", "esm-only", "--no-color"], (error, output) =>
      resolve({ passed: !error, output }),
    ),
  );
}

test("every package that a stranger needs is packed", () => {
  expect(
    inject("tarballs")
      .map((path) => basename(path))
      .sort(),
  ).toEqual(packages.map((name) => expect.stringMatching(`^demarc-${name}-\\d+\\.\\d+\\.\\d+\\.tgz$`)));
});

describe.each(packages)("%s", (name) => {
  test("is clean for publint --strict", async () => {
    expect(await publintOf(join(scope, name))).toEqual([]);
  });

  test("is clean for attw", async () => {
    const tarball = inject("tarballs").find((path) => basename(path).startsWith(`demarc-${name}-`));
    expect(await attwOf(tarball ?? "")).toMatchObject({ passed: true });
  });

  test("is ESM without side effects, from dist, and depends on openapi-fetch and the core alone", async () => {
    const { type, sideEffects, exports, dependencies } = await manifest(join(scope, name));
    expect({ type, sideEffects }).toEqual({ type: "module", sideEffects: false });
    expect(JSON.stringify(exports)).not.toContain("./src");
    expect(Object.keys(exports)).toEqual(expect.arrayContaining([".", "./validation"]));
    expect(Object.keys(dependencies)).toEqual(
      name === "client-core" ? ["openapi-fetch"] : ["@demarc/client-core", "openapi-fetch"],
    );
  });

  test("has declaration maps that lead to the sources", async () => {
    const map = JSON.parse(await readFile(join(scope, name, "dist/index.d.ts.map"), "utf8"));
    expect(map.sources).toEqual(["../src/index.ts"]);
    await readFile(join(scope, name, "dist", map.sources[0]));
  });
});

describe("a package that is wrong", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarc-wrong-"));
    await cp(join(scope, "cloudlx"), folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("is noticed by publint", async () => {
    await writeFile(
      join(folder, "package.json"),
      JSON.stringify({ ...(await manifest(folder)), exports: "./dist/missing.js" }),
    );
    expect(await publintOf(folder)).toEqual([expect.stringContaining("missing.js")]);
  });

  test("is noticed by attw", async () => {
    await rm(join(folder, "dist/index.d.ts"));
    await new Promise((resolve, reject) =>
      execFile("npm", ["pack", folder, "--pack-destination", folder], { cwd: folder }, (error) =>
        error ? reject(error) : resolve(undefined),
      ),
    );
    const { version } = await manifest(folder);
    expect(await attwOf(join(folder, `demarc-cloudlx-${version}.tgz`))).toMatchObject({ passed: false });
  });
});
