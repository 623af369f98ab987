import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { ProviderReport } from "@demarc/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Copy } from "./support/copy.ts";

const providers = ["audiocodes-live", "cloudlx", "enswitch"];
let copy: Copy;
beforeAll(() => {
  copy = new Copy();
  for (const provider of providers) copy.stub(`contract-tests/${provider}`, { contract: suite(provider) });
});
afterAll(() => copy.remove());

/** A program that does what a provider's suite does: a line on the terminal, a report, a code. */
function suite(provider: string, failed = false): string {
  const result = {
    id: `${provider}/list/x`,
    kind: "response",
    title: "holds",
    passed: !failed,
    durationMs: 1,
    findings: [],
    ...(failed && { error: "it broke" }),
  };
  const operation = {
    operationId: "list",
    method: "GET",
    path: "/",
    summary: "",
    evidence: "page",
    cases: [result],
    coverage: [],
  };
  const report = {
    provider,
    title: provider,
    version: "1",
    hash: "",
    target: "stub",
    durationMs: 1,
    operations: [operation],
    errata: [],
  } as unknown as ProviderReport;
  return `import { mkdirSync, writeFileSync } from "node:fs";
    console.log("\\x1b[32m✓\\x1b[39m ${provider} list");
    mkdirSync("reports", { recursive: true });
    writeFileSync("reports/contract.json", ${JSON.stringify(JSON.stringify(report))});
    process.exitCode = ${failed ? 1 : 0};`;
}

/** A program that says how much of the changes to a document was noticed: one of two, or all. */
function mutation(provider: string, survivors = 0): string {
  const mutant = { operator: "type", pointer: "/x", detail: "string", durationMs: 1 };
  const kill = { direction: "served", caseId: "x", pointer: "/x" };
  const mutants = [{ ...mutant, kill }, ...(survivors > 0 ? [mutant] : [])];
  return `import { mkdirSync, writeFileSync } from "node:fs";
    mkdirSync("reports", { recursive: true });
    writeFileSync("reports/mutation.json", ${JSON.stringify(JSON.stringify({ provider, mutants, responses: [], problems: [], durationMs: 1 }))});`;
}

const report = (name: string) => copy.path(`reports/contract/${name}`);
const names = () =>
  (JSON.parse(readFileSync(report("report.json"), "utf8")) as { providers: { provider: string }[] }).providers.map(
    ({ provider }) => provider,
  );

describe("npm run contract", () => {
  test("prints what the suites print and nothing of turbo, then the table and the place of the report", async () => {
    const { code, stdout, stderr } = await copy.command("contract");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.slice(0, 4).sort()).toEqual(["", ...providers.map((provider) => `✓ ${provider} list`)]);
    expect(lines.at(-1)).toBe("Report: reports/contract/index.html");
    for (const name of ["report.json", "junit.xml", "index.html"]) expect(existsSync(report(name)), name).toBe(true);
    expect(names()).toEqual(providers);
  });

  test("replays what the cache has: the lines and, where they were deleted, the reports", async () => {
    for (const provider of providers) rmSync(copy.path(`contract-tests/${provider}/reports`), { recursive: true });
    rmSync(copy.path("reports"), { recursive: true });
    const { code, stdout } = await copy.command("contract", "--verbose");
    expect(code).toBe(0);
    expect(stdout).toContain("✓ cloudlx list");
    expect(stdout).toMatch(/3 cached, 3 total/);
    expect(names()).toEqual(providers);
    for (const provider of providers)
      expect(existsSync(copy.path(`contract-tests/${provider}/reports/contract.json`)), provider).toBe(true);
  });

  test("runs the providers named, and reports on no other", async () => {
    const { code, stdout } = await copy.command("contract", "enswitch", "cloudlx", "enswitch");
    expect(code).toBe(0);
    expect(stdout).not.toContain("audiocodes-live");
    expect(names()).toEqual(["enswitch", "cloudlx"]);
  });

  test("fails where a case failed, after running the other providers too", async () => {
    copy.stub("contract-tests/cloudlx", { contract: suite("cloudlx", true) });
    const { code, stdout } = await copy.command("contract");
    expect(code).toBe(1);
    expect(stdout).toContain("it broke");
    expect(names()).toEqual(providers);
  });

  test("fails where a provider has no report, and takes no old one for it", async () => {
    copy.stub("contract-tests/cloudlx", { contract: 'throw new Error("cannot start")' });
    const { code, stdout } = await copy.command("contract");
    expect(code).toBe(1);
    expect(stdout).toContain("Error: cannot start");
    expect(stdout).toContain("✗ contract-tests/cloudlx wrote no report: its suite did not get to the end.");
    expect(names()).toEqual(["audiocodes-live", "enswitch"]);
  });

  test("fails where a suite fails outside of its cases", async () => {
    copy.stub("contract-tests/cloudlx", { contract: `${suite("cloudlx")} process.exitCode = 1;` });
    const { code, stdout } = await copy.command("contract");
    expect(code).toBe(1);
    expect(stdout).toContain("✗ contract-tests/cloudlx failed outside of its cases.");
  });
});

describe("npm test", () => {
  beforeAll(() => {
    for (const name of readdirSync(copy.path("packages"))) copy.stub(`packages/${name}`, {});
    for (const provider of providers) {
      copy.stub(`contract-tests/${provider}`, { contract: suite(provider), mutation: mutation(provider) });
      copy.stub(`packages/${provider}`, { "generate:check": "" });
    }
    copy.stub("packages/spec-lint", { lint: 'console.log("score 97")' });
    copy.stub("packages/spec", { test: tests(3, 0) });
  });

  const tests = (numPassedTests: number, numFailedTests: number) => `import { mkdirSync, writeFileSync } from "node:fs";
    mkdirSync("reports", { recursive: true });
    writeFileSync("reports/tests.json", '${JSON.stringify({ numPassedTests, numFailedTests })}');
    console.log("a test said this");
    process.exitCode = ${numFailedTests > 0 ? 1 : 0};`;

  test("counts tests and cases, and every other task as one", async () => {
    const { code, stdout, stderr } = await copy.command("test");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^✓ lint +spec-lint\n {4}score 97$/m);
    expect(stdout).toMatch(/^✓ freshness +cloudlx$/m);
    expect(stdout).toMatch(/^unit tests +spec +passed +3 +0 /m);
    expect(stdout).not.toContain("a test said this");
    // A lint, three checks of freshness, three tests, three cases, three runs of mutation.
    expect(stdout).toMatch(/\n13 passed, 0 failed\n$/);
  });

  test("shows what a failed task printed, and counts it where no test counts", async () => {
    copy.stub("packages/spec", { test: tests(2, 1) });
    copy.stub("packages/spec-lint", { lint: 'throw new Error("no rule")' });
    const { code, stdout } = await copy.command("test");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ unit tests +spec\n {4}a test said this$/m);
    expect(stdout).toMatch(/^✗ lint +spec-lint\n[^]*Error: no rule/m);
    expect(stdout).toMatch(/^lint +spec-lint +failed +0 +1 /m);
    expect(stdout).toMatch(/\n11 passed, 2 failed\n$/);
  });

  test("fails where a change of a document goes unnoticed", async () => {
    copy.stub("packages/spec", { test: tests(3, 0) });
    copy.stub("packages/spec-lint", { lint: "" });
    copy.stub("contract-tests/cloudlx", { contract: suite("cloudlx"), mutation: mutation("cloudlx", 1) });
    const { code, stdout } = await copy.command("test");
    expect(code).toBe(1);
    expect(stdout).toContain('✗ cloudlx: nothing notices "type" at /x (string).');
    expect(stdout).toMatch(/\n13 passed, 1 failed\n$/);
  });
});

describe("npm run mutation", () => {
  test("prints the table and writes the reports, and fails where a provider was not scored", async () => {
    for (const provider of providers) copy.stub(`contract-tests/${provider}`, { mutation: mutation(provider) });
    const { code, stdout } = await copy.command("mutation");
    expect(code).toBe(0);
    expect(stdout).toContain("Report: reports/mutation/index.html");
    for (const name of ["report.json", "index.html"])
      expect(existsSync(copy.path(`reports/mutation/${name}`)), name).toBe(true);
    copy.stub("contract-tests/enswitch", { mutation: 'throw new Error("cannot start")' });
    const failed = await copy.command("mutation");
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain("contract-tests/enswitch was not scored");
  });
});

test("npm run generate restores from the cache what was deleted", async () => {
  copy.stub("packages/cloudlx", {
    generate:
      'import { mkdirSync, writeFileSync } from "node:fs"; mkdirSync("src/generated", { recursive: true }); writeFileSync("src/generated/new.ts", ""); console.log("Wrote it.");',
  });
  const file = copy.path("packages/cloudlx/src/generated/new.ts");
  expect(await copy.command("generate", "cloudlx")).toEqual({ code: 0, stdout: "Wrote it.\n", stderr: "" });
  rmSync(file);
  expect(await copy.command("generate", "cloudlx")).toEqual({ code: 0, stdout: "Wrote it.\n", stderr: "" });
  expect(existsSync(file)).toBe(true);
});
