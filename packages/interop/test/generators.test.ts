import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listProviders, loadSpec } from "@demarc/spec";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { emptyFolder } from "../src/folder.ts";
import { compile, generators } from "../src/generators.ts";

/** What a generator is known to get wrong, with the reason: `contract-tests/<provider>/known-faults.json`. */
interface KnownFault {
  generator: string;
  file: string;
  error: string;
}

const knownFaults = listProviders().flatMap((provider) => {
  const file = new URL(`../../../contract-tests/${provider}/known-faults.json`, import.meta.url);
  const faults = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as KnownFault[]) : [];
  return faults.map((fault) => ({ ...fault, file: `${provider}/${fault.file}` }));
});
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

  const faults = knownFaults.filter(({ generator }) => generator === name);
  const isOf = (problem: string, { file, error }: (typeof faults)[number]) =>
    problem.includes(`${name}/${file}(`) && problem.includes(error);

  test("has made code that compiles, apart from its known faults, which are still there", async () => {
    // What belongs to an error stands below it, indented.
    const problems = (await compile(folder)).split(/\n(?!\s|$)/).filter(Boolean);
    expect(problems.filter((problem) => !faults.some((fault) => isOf(problem, fault)))).toEqual([]);
    expect(faults.filter((fault) => !problems.some((problem) => isOf(problem, fault)))).toEqual([]);
  });
});

test("code that does not compile is named", async () => {
  const folder = emptyFolder("broken");
  writeFileSync(join(folder, "api.ts"), 'export const count: number = "none";\n');
  expect(await compile(folder)).toContain("api.ts(1,14): error TS2322");
});
