import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listProviders, loadSpec } from "@demarc/spec";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
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

const names = Object.keys(generators);
const folder = emptyFolder("generated");

describe.each(Object.entries(generators))("%s", (name, generate) => {
  // Some of them greet.
  beforeAll(() => void vi.spyOn(console, "log").mockImplementation(() => {}));
  afterAll(() => vi.restoreAllMocks());

  test.each(specs)("makes code of the document of $provider", async ({ provider, document }) => {
    await generate(document, join(folder, name, provider));
    expect(globSync(`${name}/${provider}/**/*.ts`, { cwd: folder })).not.toEqual([]);
  });
});

describe("what was made", () => {
  let problems: string[];
  beforeAll(async () => {
    mkdirSync(join(folder, "broken"));
    writeFileSync(join(folder, "broken/api.ts"), 'export const count: number = "none";\n');
    // What belongs to an error stands below it, indented.
    problems = (await compile(folder)).split(/\n(?!\s|$)/).filter(Boolean);
  });

  test.each(names)("by %s compiles, apart from its known faults, which are still there", (name) => {
    const faults = knownFaults.filter(({ generator }) => generator === name);
    const isOf = (problem: string, { file, error }: KnownFault) =>
      problem.includes(`${name}/${file}(`) && problem.includes(error);
    const own = problems.filter((problem) => problem.startsWith(`${name}/`));
    expect(own.filter((problem) => !faults.some((fault) => isOf(problem, fault)))).toEqual([]);
    expect(faults.filter((fault) => !own.some((problem) => isOf(problem, fault)))).toEqual([]);
  });

  test("is named where it does not compile, and nothing else is", () => {
    expect(problems.filter((problem) => !names.some((name) => problem.startsWith(`${name}/`)))).toEqual([
      expect.stringMatching(/^broken\/api\.ts\(1,14\): error TS2322/),
    ]);
  });
});
