import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listProviders as listSpecs } from "@demarc/spec";
import { expect, test } from "vitest";
import { listProviders, root } from "../src/workspace/workspace.ts";

test("the providers are those that the specs have", () => {
  expect(listProviders()).toEqual(listSpecs());
});

test("each package's tests write the report that `npm test` counts", () => {
  for (const name of readdirSync(join(root, "packages"))) {
    const manifest = join(root, "packages", name, "package.json");
    if (!existsSync(manifest)) continue;
    const { scripts } = JSON.parse(readFileSync(manifest, "utf8")) as { scripts?: { test?: string } };
    if (scripts?.test) expect(scripts.test, name).toContain("--reporter=json --outputFile.json=reports/tests.json");
  }
});

test("each package is compiled: with the others by tsconfig.json, or by itself", () => {
  const { include } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8").replaceAll(/^ *\/\/.*$/gm, ""));
  const apart = readdirSync(join(root, "packages")).filter((name) => {
    const manifest = join(root, "packages", name, "package.json");
    return existsSync(manifest) && /"typecheck": "tsc /.test(readFileSync(manifest, "utf8"));
  });
  const compiled = [...include, ...apart.map((name) => `packages/${name}`)];
  const packages = readdirSync(join(root, "packages")).filter((name) =>
    existsSync(join(root, "packages", name, "package.json")),
  );
  expect(compiled.toSorted()).toEqual(packages.map((name) => `packages/${name}`).toSorted());
});
