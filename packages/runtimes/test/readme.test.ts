import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { listProviders } from "@demarc/spec";
import { expect, inject, onTestFinished, test } from "vitest";

const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");

/** What the snippets take from the reader's own program. */
const given =
  "declare const options: any, tracer: any, value: unknown, process: { env: Record<string, string | undefined> };";

/** The TypeScript of a package's README, a module for each snippet. Those after the first use the client that it makes. */
async function snippetsOf(name: string): Promise<string[]> {
  const readme = await readFile(join(inject("folder"), "node_modules/@demarc", name, "README.md"), "utf8");
  const snippets = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, text = ""]) => text);
  const makesClient = (snippets[0] ?? "").split("\n").filter((line) => /^import |^const client = /.test(line));
  return snippets.map((text, index) =>
    [given, ...(index > 0 && /\bclient\b|\bcreate\w+Client\(/.test(text) ? makesClient : []), text, "export {};"].join(
      "\n",
    ),
  );
}

test.each([
  ["a browser's types", ["es2023", "dom", "dom.iterable"]],
  ["Node's types alone", ["es2023"]],
])("the snippets of the packages' READMEs compile as they stand, with %s", async (_, lib) => {
  const folder = await mkdtemp(join(inject("folder"), "readme-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await symlink(dirname(require.resolve("undici/package.json")), join(folder, "node_modules/undici"));
  await symlink(dirname(require.resolve("@types/node/package.json")), join(folder, "node_modules/@types/node"));
  const files: string[] = [];
  for (const name of ["client-core", ...listProviders()])
    for (const [index, text] of (await snippetsOf(name)).entries()) {
      files.push(`${name}-${index}.ts`);
      await writeFile(join(folder, `${name}-${index}.ts`), text);
    }
  const types = lib.includes("dom") ? [] : ["node"];
  const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, module: "nodenext", lib, types };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(files.length).toBeGreaterThan(10);
});
