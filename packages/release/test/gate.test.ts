import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { specsDirectory } from "@demarc/spec";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { standingOf } from "../src/gate.ts";

let repository: string;
const exports = "packages/runtimes/test/api/cloudlx.txt";
const customer = "specs/cloudlx/components/schemas/Customer.yaml";

function git(...args: string[]): void {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  execFileSync("git", [...identity, ...args], { cwd: repository, stdio: "ignore" });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(repository, file)), { recursive: true });
  writeFileSync(join(repository, file), text);
}

function edit(file: string, from: string, to: string): void {
  const before = readFileSync(join(repository, file), "utf8");
  expect(before).toContain(from);
  write(file, before.replace(from, to));
}

const planned = (impact: string) => write(".changeset/one.md", `---\n"@demarc/cloudlx": ${impact}\n---\n\nWords.\n`);
const standing = (write = false) => standingOf("cloudlx", true, repository, write);

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "demarc-gate-"));
  cpSync(join(specsDirectory, "cloudlx"), join(repository, "specs", "cloudlx"), { recursive: true });
  write(exports, "export interface A {}\n");
  git("init");
  git("add", "-A");
  git("commit", "-m", "first");
  git("tag", "@demarc/cloudlx@1.0.0");
});
afterEach(() => rmSync(repository, { recursive: true }));

describe("a change that breaks somebody", () => {
  beforeEach(() => edit(customer, "required: [id, name,", "required: [name,"));

  test("fails without a changeset, by operation, place and whom it breaks", async () => {
    const { problems, needed } = await standing();
    expect(needed).toBe("major");
    expect(problems).toEqual([
      expect.stringMatching(
        /^@demarc\/cloudlx \/components\/schemas\/Customer\/required\/id: .*`Customer\.id` in responses is no longer required.*`listCustomers`.*those who read responses.*no changeset is planned/,
      ),
    ]);
  });

  test.each([
    ["minor", 1],
    ["major", 0],
  ])("with a %s changeset: %i problems", async (impact, count) => {
    planned(impact);
    expect((await standing()).problems).toHaveLength(count);
  });

  test("needs no changeset where nothing was released", async () => {
    git("tag", "--delete", "@demarc/cloudlx@1.0.0");
    expect(await standing()).toEqual({ name: "cloudlx", changes: [], problems: [] });
  });

  test("is written into a changeset, which goes with the change", async () => {
    expect(await standing(true)).toMatchObject({ needed: "major", planned: "major", problems: [] });
    const file = join(repository, ".changeset/cloudlx-changes.md");
    expect(readFileSync(file, "utf8")).toMatch(/^---\n"@demarc\/cloudlx": major\n---\n\n- \*\*Breaking:\*\* /);
    edit(customer, "required: [name,", "required: [id, name,");
    await standing(true);
    expect(existsSync(file)).toBe(false);
  });
});

test("what was only inferred and turned out otherwise is a correction, and is said to be one", async () => {
  edit(customer, "    minLength: 1\n    description: The customer name.", "    description: The customer name.");
  const { changes, problems } = await standing();
  expect(problems).toEqual([]);
  expect(changes).toMatchObject([{ correction: true, impact: "minor" }]);
});

test("another text is no change", async () => {
  edit(customer, "description: ", "description: In other words, ");
  expect(await standing()).toMatchObject({ changes: [], needed: undefined });
});

test("an export that is gone breaks code that is compiled with it", async () => {
  write(exports, "export interface B {}\n");
  const { changes, problems } = await standing();
  expect(changes.map(({ impact, breaks }) => [impact, breaks])).toEqual([
    ["major", ["code"]],
    ["minor", []],
  ]);
  expect(problems).toEqual([expect.stringContaining("`export interface A {}` is no longer exported so")]);
});
