import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listProviders, loadSpec } from "@demarc/spec";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { emptyFolder } from "../src/folder.ts";
import { compile, generators } from "../src/generators.ts";

const specs = await Promise.all(listProviders().map((provider) => loadSpec(provider)));

describe.each(Object.entries(generators))("%s", (name, generate) => {
  let folder: string;
  beforeAll(() => {
    folder = emptyFolder(name);
    // Some of them greet.
    vi.spyOn(console, "log").mockImplementation(() => {});
  });

  test.each(specs)("makes code of the document of $provider", async ({ provider, document }) => {
    await generate(document, join(folder, provider));
    expect(globSync(`${provider}/**/*.ts`, { cwd: folder })).not.toEqual([]);
  });

  test("has made code that compiles", async () => {
    expect(await compile(folder)).toBe("");
  });
});

test("code that does not compile is named", async () => {
  const folder = emptyFolder("broken");
  writeFileSync(join(folder, "api.ts"), 'export const count: number = "none";\n');
  expect(await compile(folder)).toContain("api.ts(1,14): error TS2322");
});
