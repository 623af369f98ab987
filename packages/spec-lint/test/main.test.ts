import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters as plain } from "node:util";
import { listProviders, specsDirectory } from "@demarc/spec";
import { fixtureSpecs } from "@demarc/spec/fixtures";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../src/main.ts";
import { createWorkspace } from "./workspace.ts";

const repository = dirname(specsDirectory);
const workspace = createWorkspace();
afterAll(() => workspace.remove());

async function run(specs: string, ...names: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const streams = { out: (line: string) => out.push(plain(line)), error: (line: string) => errors.push(line) };
  return { code: await main(names, specs, streams), out, errors };
}

describe("the real specs", () => {
  test("have no problem that is ignored", () => {
    expect(existsSync(join(repository, ".redocly.lint-ignore.yaml"))).toBe(false);
  });
});

describe("specs with problems", () => {
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    workspace.add(
      "worse",
      "acme",
      ["paths/customers.yaml", "  summary: Create a customer\n", ""],
      ["errata.yaml", "first: 1,", "first: 0,"],
    );
    workspace.add("unreadable", "acme", ["openapi.yaml", "customers.yaml", "nothing.yaml"]);
    workspace.add("right", "globex");
    result = await run(workspace.specs, "worse", "unreadable", "right");
  });

  test("have below the line of a check what is wrong, where, and what to do", () => {
    expect(result.out[0]).toMatch(
      /^FAIL  worse             document  .*: 1 problem\n      specs\/worse\/paths\/customers\.yaml:\d+ at #\/post\/summary\n        .*Say in a few words what the operation does\. \[operation-summary\]$/,
    );
    expect(result.out[2]).toMatch(
      /^FAIL  worse             errata    .*: 1 problem\n      specs\/worse\/errata\.yaml:4 at #\/contradictions\/first\n        .*\[errata-form\]$/,
    );
  });

  test("have a problem for a check that cannot be carried out, and the results of the others", () => {
    expect(result.out[4]).toContain("[no-unresolved-refs]");
    expect(result.out[5]).toMatch(/^FAIL  unreadable        files     names and references: \d+ problems?\n/);
    expect(result.out[6]).toMatch(
      /^FAIL  unreadable        errata    could not be checked: 1 problem\n      specs\/unreadable\n/,
    );
  });

  test("leave the others as they are: each check of those passes, in a line of its own", () => {
    expect(result.out.slice(8, 12)).toEqual([
      "ok    right             document  Redocly's rules and ours",
      "ok    right             files     names and references",
      expect.stringMatching(/^ok    right             errata    \d+ entries, \d+ corrections$/),
      expect.stringMatching(/^ok    right             score     [\d.]+ of 100, at least \d+$/),
    ]);
  });

  test("end in an exit code of 1, after a count of the problems", () => {
    expect(result.out.at(-1)).toMatch(/^12 checks, \d+ problems, /);
    expect(result.code).toBe(1);
  });
});

test("a name that no provider has is answered with one line and an exit code of 2", async () => {
  expect(await run(fixtureSpecs, "acmee")).toEqual({
    code: 2,
    out: [],
    errors: [`There is no provider "acmee". The providers are: ${listProviders(fixtureSpecs).join(", ")}.`],
  });
});
