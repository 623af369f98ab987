import { existsSync, readFileSync, rmSync } from "node:fs";
import type { ProviderReport } from "@demarc/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Commands } from "./support/commands.ts";
import { Copy } from "./support/copy.ts";

const providers = ["acme", "globex", "initech"];
const copy = new Copy().withProviders(...providers);
const commands = new Commands(copy.environment());
const command = (...args: string[]) => commands.run(args);
for (const provider of providers) copy.stub(`contract-tests/${provider}`, { contract: suite(provider) });
afterAll(async () => {
  await commands.stop();
  copy.remove();
});

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
  return `console.log("\\x1b[32m✓\\x1b[39m ${provider} list");
    ${writesReport("contract", report)}
    process.exitCode = ${failed ? 1 : 0};`;
}

/** A program that writes how many mutants of a document were killed: one of one, or one of two. */
function mutation(provider: string, survivors = 0): string {
  const mutant = { operator: "type", pointer: "/x", detail: "string", durationMs: 1 };
  const kill = { direction: "served", caseId: "x", pointer: "/x" };
  const mutants = [{ ...mutant, kill }, ...(survivors > 0 ? [mutant] : [])];
  return writesReport("mutation", {
    provider,
    mutants,
    total: mutants.length,
    responses: [],
    problems: [],
    durationMs: 1,
  });
}

/** A program that writes what vitest does, and a line. */
function tests(numPassedTests: number, numFailedTests: number): string {
  return `${writesReport("tests", { numPassedTests, numFailedTests })}
    console.log("\\x1b[31ma test said this\\x1b[39m");
    process.exitCode = ${numFailedTests > 0 ? 1 : 0};`;
}

function writesReport(name: string, report: unknown): string {
  return `import { mkdirSync, writeFileSync } from "node:fs";
    mkdirSync("reports", { recursive: true });
    writeFileSync("reports/${name}.json", ${JSON.stringify(JSON.stringify(report))});`;
}

const report = (name: string) => copy.path(`reports/contract/${name}`);
const reported = () =>
  (JSON.parse(readFileSync(report("report.json"), "utf8")) as { providers: { provider: string }[] }).providers.map(
    ({ provider }) => provider,
  );

describe("npm run contract", () => {
  test("prints what the suites print and nothing of turbo or pnpm, then the table and the place of the report", async () => {
    const { code, stdout, stderr } = await command("contract");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.slice(0, 4).toSorted()).toEqual(["", ...providers.map((provider) => `✓ ${provider} list`)]);
    expect(lines.at(-1)).toBe("Report: reports/contract/index.html");
    for (const name of ["report.json", "junit.xml", "index.html"]) expect(existsSync(report(name)), name).toBe(true);
    expect(reported()).toEqual(providers);
  });

  test("runs the providers named, once each, and replays what the cache has: the lines and the deleted reports", async () => {
    for (const provider of providers) rmSync(copy.path(`contract-tests/${provider}/reports`), { recursive: true });
    rmSync(copy.path("reports"), { recursive: true });
    const { code, stdout } = await command("contract", "initech", "globex", "initech", "--verbose");
    expect(code).toBe(0);
    expect(stdout).toContain("✓ globex list");
    expect(stdout).not.toContain("acme");
    expect(stdout).toMatch(/2 cached, 2 total/);
    expect(reported()).toEqual(["initech", "globex"]);
    for (const provider of ["initech", "globex"])
      expect(existsSync(copy.path(`contract-tests/${provider}/reports/contract.json`)), provider).toBe(true);
  });

  test("fails where a case fails, where a suite fails outside of its cases, and where one has no report, old ones aside", async () => {
    copy.stub("contract-tests/acme", { contract: suite("acme", true) });
    copy.stub("contract-tests/globex", { contract: 'throw new Error("cannot start")' });
    copy.stub("contract-tests/initech", { contract: `${suite("initech")} process.exitCode = 1;` });
    const { code, stdout } = await command("contract");
    expect(code).toBe(1);
    expect(stdout).toContain("it broke");
    expect(stdout).toContain("Error: cannot start");
    expect(stdout).not.toContain("ELIFECYCLE");
    expect(stdout).toContain("✗ contract-tests/globex wrote no report: its suite did not run to the end.");
    expect(stdout).toContain("✗ contract-tests/initech failed outside of its cases.");
    expect(stdout).not.toContain("✗ contract-tests/acme");
    expect(reported()).toEqual(["acme", "initech"]);
  });

  test("says why turbo itself could not run", async () => {
    copy.append("turbo.json", "?");
    const { code, stdout, stderr } = await command("contract").finally(() => copy.restore("turbo.json"));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^turbo could not run contract:\n[^]*turbo\.json/);
  });
});

describe("npm test", () => {
  beforeAll(() => {
    copy.stub(".", { "lint:format": "", "lint:code": "", "lint:unused": "" });
    for (const name of copy.packages()) copy.stub(`packages/${name}`, {});
    for (const provider of providers) {
      copy.stub(`contract-tests/${provider}`, { contract: suite(provider), mutation: mutation(provider) });
      copy.stub(`packages/${provider}`, { "generate:check": "" });
    }
    copy.stub("packages/acme", { "generate:check": "", lint: 'console.log("score 97")' });
    copy.stub("packages/example", { test: tests(3, 0) });
  });

  test("counts tests and cases, and every other task as one", async () => {
    const { code, stdout, stderr } = await command("test");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^· freshness +globex$/m);
    expect(stdout).toMatch(/^✓ lint +acme\n {4}score 97$/m);
    expect(stdout).toMatch(/^unit tests example +3 +0 /m);
    expect(stdout).toMatch(/^code lint +workspace +1 +0 /m);
    expect(stdout).not.toContain("a test said this");
    // Three lints of the workspace, one of the specs, three checks of freshness, three tests, cases and mutations.
    expect(stdout).toMatch(/\n16 passed, 0 failed\n$/);
  });

  test("shows what a failed task printed, counts it where no test counts, and fails for a mutant that survives", async () => {
    copy.stub("packages/example", { test: tests(2, 1) });
    copy.stub("packages/acme", { "generate:check": "", lint: 'throw new Error("no rule")' });
    copy.stub(".", { "lint:format": "", "lint:code": 'throw new Error("no-shadow")', "lint:unused": "" });
    copy.stub("contract-tests/globex", { contract: suite("globex"), mutation: mutation("globex", 1) });
    const { code, stdout } = await command("test");
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^· unit tests +example\n[^]*^✗ unit tests +example\n[^]*^✗ unit tests +example\n( {4}.*\n)* {4}a test said this$/m,
    );
    // From the cache.
    expect(stdout).not.toMatch(/^· freshness/m);
    expect(stdout).toMatch(/^✗ lint +acme\n[^]*Error: no rule/m);
    expect(stdout).toMatch(/^✗ code lint +workspace\n[^]*Error: no-shadow/m);
    expect(stdout).toMatch(/^lint +acme +0 +1 /m);
    expect(stdout).toMatch(/^✗ globex: nothing kills "type" at \/x \(string\)/m);
    expect(stdout).toMatch(/\n13 passed, 3 failed\n$/);
  });

  test("fails for a mutant that survives where nothing else does", async () => {
    copy.stub("packages/example", {});
    copy.stub("packages/acme", { "generate:check": "" });
    copy.stub(".", {});
    const { code, stdout } = await command("test");
    expect(code).toBe(1);
    expect(stdout).toMatch(/\n9 passed, 1 failed\n$/);
  });
});

describe("npm run mutation", () => {
  test("prints the table and writes the reports", async () => {
    copy.stub("contract-tests/globex", { mutation: mutation("globex") });
    const { code, stdout } = await command("mutation", "globex");
    expect(code).toBe(0);
    expect(stdout).toContain("Report: reports/mutation/index.html");
    for (const name of ["report.json", "index.html"])
      expect(existsSync(copy.path(`reports/mutation/${name}`)), name).toBe(true);
  });

  test("fails where a provider was not scored", async () => {
    copy.stub("contract-tests/initech", { mutation: 'throw new Error("cannot start")' });
    const { code, stdout } = await command("mutation", "initech");
    expect(code).toBe(1);
    expect(stdout).toContain("contract-tests/initech wrote no mutation report.");
  });
});

test("npm run generate restores from the cache what was deleted", async () => {
  copy.stub("packages/globex", {
    generate:
      'import { mkdirSync, writeFileSync } from "node:fs"; mkdirSync("src/generated", { recursive: true }); writeFileSync("src/generated/new.ts", ""); console.log("Wrote it.");',
  });
  const file = copy.path("packages/globex/src/generated/new.ts");
  expect(await command("generate", "globex")).toEqual({ code: 0, stdout: "Wrote it.\n", stderr: "" });
  rmSync(file);
  expect(await command("generate", "globex")).toEqual({ code: 0, stdout: "Wrote it.\n", stderr: "" });
  expect(existsSync(file)).toBe(true);
});
