import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const here = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(here, "../../README.md"), "utf8");
const snippets = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? "");
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

// Inside this package, so that the imports are resolved as for an application, and where git and the linter ignore it.
let folder: string;
beforeEach(() => {
  mkdirSync(join(here, "reports"), { recursive: true });
  folder = mkdtempSync(join(here, "reports/readme-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the compiler reports of some files; nothing where they are right. */
function compile(files: string[]): string {
  const config = { extends: join(here, "../../tsconfig.base.json"), include: ["."] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  for (const [index, code] of files.entries()) writeFileSync(join(folder, `snippet-${index + 1}.ts`), code);
  try {
    execFileSync(process.execPath, [compiler, "--noEmit", "-p", folder], { encoding: "utf8" });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe("the examples of the README", () => {
  test("are one for each provider, and compile", () => {
    expect(snippets.map((code) => /@demarc\/([\w-]+)/.exec(code)?.[1])).toEqual([
      "cloudlx",
      "audiocodes-live",
      "enswitch",
      "cloudlx",
      "cloudlx",
    ]);
    expect(compile(snippets)).toBe("");
  });

  test("do not compile where an operation is misspelt", () => {
    const misspelt = snippets.map((code) => code.replace("listCustomers(", "listCustomer("));
    expect(compile(misspelt).match(/listCustomer' does not exist/g)).toHaveLength(4);
  });
});
