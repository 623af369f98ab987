import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters as plain } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../src/main.ts";
import { createWorkspace } from "./workspace.ts";

const workspace = createWorkspace();

beforeAll(() => {
  workspace.add("cloudlx", "cloudlx");
  workspace.add(
    "worse",
    "cloudlx",
    ["paths/customers.yaml", "  summary: Create a customer\n", ""],
    ["errata.yaml", "first: 1,", "first: 0,"],
  );
  workspace.add("unreadable", "cloudlx", ["openapi.yaml", "customers.yaml", "nothing.yaml"]);
});

afterAll(() => workspace.remove());

async function run(...names: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await main(names, workspace.specs, {
    out: (line) => out.push(plain(line)),
    error: (line) => errors.push(line),
  });
  return { code, out, errors };
}

test("prints a line for each check and ends with 0 where nothing is wrong", async () => {
  const { code, out } = await run("cloudlx");
  expect(out).toEqual([
    "ok    cloudlx           document  Redocly's rules and ours",
    "ok    cloudlx           files     names and references",
    expect.stringMatching(/^ok    cloudlx           errata    \d+ entries, \d+ slips$/),
    expect.stringMatching(/^ok    cloudlx           score     [\d.]+ of 100, at least 90$/),
    expect.stringMatching(/^4 checks, no problems, \d+\.\d s$/),
  ]);
  expect(code).toBe(0);
});

test("prints below the line what is wrong, where, and what to do, and ends with 1", async () => {
  const { code, out } = await run("worse");
  expect(out[0]).toMatch(
    /^FAIL  worse             document  .*: 1 problem\n      specs\/worse\/paths\/customers\.yaml:\d+ at #\/post\/summary\n        .*Say in a few words what the operation does\. \[operation-summary\]$/,
  );
  expect(out[2]).toMatch(
    /^FAIL  worse             errata    .*: 1 problem\n      specs\/worse\/errata\.yaml:4 at #\/contradictions\/first\n        .*\[errata-form\]$/,
  );
  expect(out.at(-1)).toMatch(/^4 checks, 2 problems/);
  expect(code).toBe(1);
});

test("a check that cannot be carried out is a problem, and the others are still heard", async () => {
  const { code, out } = await run("unreadable");
  expect(out[0]).toContain("[no-unresolved-refs]");
  expect(out[2]).toMatch(
    /^FAIL  unreadable        errata    could not be checked: 1 problem\n      specs\/unreadable\n/,
  );
  expect(out).toHaveLength(5);
  expect(code).toBe(1);
});

test("the command line answers a wrong name with one line and 2", async () => {
  const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
  await expect(promisify(execFile)(process.execPath, [cli, "cloudlix"])).rejects.toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^There is no provider "cloudlix"\. The providers are: .*cloudlx.*\.\n$/),
  });
});
