import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../src/workspace/workspace.ts";
import { plainEnvironment } from "./support/process.ts";

const { scripts, packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
  packageManager: string;
};

/** A workspace with one package and nothing wrong, which is linted by the scripts and configuration of this one. */
const folder = mkdtempSync(join(tmpdir(), "demarc-lint-"));
const files: Record<string, string> = {
  "package.json": JSON.stringify({ name: "small", private: true, packageManager }),
  "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
  "packages/one/package.json": JSON.stringify({ name: "@demarc/one", type: "module", exports: "./src/index.ts" }),
  "packages/one/src/index.ts": 'export { used } from "./other.ts";\n',
  "packages/one/src/other.ts": "export const used = 1;\n",
};

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Runs a script of the workspace, and gives what it prints. */
function lint(script: string): { code: number | null; output: string } {
  const bin = join(root, "node_modules", ".bin");
  const { status, stdout, stderr } = spawnSync(scripts[script] ?? "", {
    cwd: folder,
    shell: true,
    encoding: "utf8",
    env: plainEnvironment({ PATH: `${bin}${delimiter}${process.env["PATH"]}` }),
  });
  return { code: status, output: stdout + stderr };
}

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) write(name, text);
  for (const name of [".oxfmtrc.json", ".oxlintrc.json", "knip.jsonc"]) cpSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, "node_modules"));
  // A plugin that oxlint looks for beside its configuration.
  const plugin = join("node_modules", "eslint-plugin-regexp");
  symlinkSync(join(root, plugin), join(folder, plugin), "junction");
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(["lint:format", "lint:code", "lint:unused"])("%s passes where nothing is wrong", (script) => {
  expect(lint(script)).toMatchObject({ code: 0 });
});

describe("a fault fails", () => {
  const other = files["packages/one/src/other.ts"] ?? "";
  test.each([
    ["lint:format", "a line that is not formatted", "src/other.ts", "export const used = 1\n", "src/other.ts"],
    [
      "lint:format",
      "a comma that an old Node cannot read",
      "bootstrap.cjs",
      'console.log(\n  "a text that is long enough to need a line of its own, as it would not fit into the width of a line otherwise",\n);\n',
      "bootstrap.cjs",
    ],
    [
      "lint:code",
      "a nested ternary",
      "src/other.ts",
      "const of = (a: number) => (a === 1 ? 1 : a === 2 ? 2 : 3);\n\nexport const used = of(1);\n",
      "no-nested-ternary",
    ],
    ["lint:code", "a type that says nothing", "src/other.ts", "export const used: any = 1;\n", "no-explicit-any"],
    [
      "lint:code",
      "a pattern whose time grows with the square of the text",
      "src/other.ts",
      'export const used = "a".replace(/b+$/, "").length;\n',
      "no-super-linear-move",
    ],
    [
      "lint:code",
      "a pattern whose time doubles with each character",
      "src/other.ts",
      'export const used = /^(a+)+b/.test("a") ? 1 : 2;\n',
      "no-super-linear-backtracking",
    ],
    ["lint:unused", "an export that nobody imports", "src/other.ts", `${other}export const left = 1;\n`, "left"],
    ["lint:unused", "a file that nobody imports", "src/left.ts", "export const left = 1;\n", "src/left.ts"],
    [
      "lint:unused",
      "a dependency that nobody imports",
      "package.json",
      JSON.stringify({ name: "@demarc/one", exports: "./src/index.ts", dependencies: { left: "1" } }),
      "left",
    ],
  ])("%s: %s", (script, _fault, name, text, found) => {
    const file = `packages/one/${name}`;
    write(file, text);
    try {
      const { code, output } = lint(script);
      expect(code).toBe(1);
      expect(output).toContain(found);
    } finally {
      if (files[file] === undefined) rmSync(join(folder, file));
      else write(file, files[file]);
    }
  });
});
