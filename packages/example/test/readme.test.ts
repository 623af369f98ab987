import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listProviders } from "@demarc/spec";
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

/** What programs write to stderr, one after the other, that reach the mocks in the place of all providers. */
function run(programs: string[]): string {
  const providers = JSON.stringify(listProviders());
  const preload = `import { mockFetch } from "@demarc/mock";
    const fetches = ${providers}.map((name) => mockFetch(name));
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const answers = await Promise.allSettled(fetches.map((fetch) => fetch(request.clone())));
      const found = answers.find(({ status }) => status === "fulfilled");
      if (found) return found.value;
      throw answers[0].reason;
    };`;
  writeFileSync(join(folder, "preload.mjs"), preload);
  const names = programs.map((_, index) => `program-${index + 1}.ts`);
  for (const [index, code] of programs.entries()) writeFileSync(join(folder, names[index] ?? ""), code);
  writeFileSync(join(folder, "main.mjs"), names.map((name) => `await import("./${name}");`).join("\n"));
  const { stderr } = spawnSync(process.execPath, ["--import", "./preload.mjs", "main.mjs"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CLOUDLX_ACCESS_TOKEN: "any" },
  });
  return stderr;
}

describe("the examples of the README", () => {
  test("are one for each provider, and compile; with an operation misspelt, none does", () => {
    expect(snippets.map((code) => /@demarc\/([\w-]+)/.exec(code)?.[1])).toEqual([
      "cloudlx",
      "audiocodes-live",
      "enswitch",
      "cloudlx",
      "cloudlx",
      "cloudlx",
    ]);
    // Beside each, the same with an operation misspelt: what the compiler reports is of those alone.
    const misspelt = snippets.map((code) => code.replace("listCustomers(", "listCustomer("));
    const reported = compile([...snippets, ...misspelt]);
    expect(reported.match(/listCustomer' does not exist/g)).toHaveLength(5);
    const files = [...reported.matchAll(/snippet-(\d+)\.ts\(/g)].map(([, number]) => Number(number));
    expect(files.filter((number) => number <= snippets.length)).toEqual([]);
  });

  test("run against the mocks, as pasted", () => {
    expect(run(snippets)).toBe("");
  });

  test("do not run where the mock refuses what is asked", () => {
    expect(run(snippets.map((code) => code.replace('"New name"', '""')))).toContain("name: expected");
  });
});
