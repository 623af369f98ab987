import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { specsDirectory } from "@demarc/spec";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { standingOf } from "../src/gate.ts";

let repository: string;
const exports = "packages/runtimes/test/api/cloudlx.txt";
const manifest = "packages/cloudlx/package.json";
const source = "packages/cloudlx/src/index.ts";
const list =
  "export interface ListArgs\nexport interface ShowArgs\nexport type ListResult\nexport interface Item\nexport declare const Kind\nexport declare const Other\n\n";
const types = `export interface ListArgs { query?: { limit?: number } }
  export interface ShowArgs { path: { id: number }; offset?: number }
  export type ListResult = { items: Item[] };
  export interface Item { id: number; kind?: string }
  export const Kind = { Plain: "plain" } as const;
  export const Other = "other";\n`;
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
const standing = (proposing = false) => standingOf("cloudlx", true, repository, proposing);

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "demarc-gate-"));
  cpSync(join(specsDirectory, "cloudlx"), join(repository, "specs", "cloudlx"), { recursive: true });
  write(exports, list);
  write(source, types);
  write(manifest, '{ "version": "1.0.0" }');
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

  test.each([
    ["1.1.0", 1],
    ["2.0.0", 0],
  ])("with the version raised to %s already: %i problems", async (version, count) => {
    write(manifest, JSON.stringify({ version }));
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

describe("code that is compiled with a package", () => {
  const compared = async (...edits: [from: string, to: string][]) => {
    for (const [from, to] of edits) edit(source, from, to);
    const { changes, problems } = await standing();
    expect(problems).toHaveLength(changes.filter(({ impact }) => impact === "major").length);
    return changes.map(({ impact, breaks, text }) => [impact, ...breaks, text.split(" is ")[0]]);
  };

  test("breaks by arguments, results, fields and constants that are not what they were", async () => {
    const found = await compared(
      ["query?:", "query:"],
      ["offset?: number", ""],
      ["{ items: Item[] }", "{ items?: Item[] }"],
      ["; kind?: string", ""],
      ["Plain:", "Simple:"],
      ['"other"', '"another"'],
    );
    const names = ["ListArgs", "ShowArgs", "ListResult", "Item", "Kind", "Other"];
    expect(found).toEqual(names.map((name) => ["major", "code", `\`${name}\``]));
  });

  test("does not break by more arguments that need not be given, fields and constants", async () => {
    const more = await compared(
      ["limit?: number", "limit?: number; page?: number"],
      ["id: number;", "id: number; name: string;"],
      ['Plain: "plain"', 'Plain: "plain", New: "new"'],
    );
    expect(more).toEqual([]);
  });

  test("breaks by an export that is gone, and not by one that is new", async () => {
    edit(exports, "Item", "Entry");
    expect(await compared()).toEqual([
      ["major", "code", "`export interface Item`"],
      ["minor", "`export interface Entry`"],
    ]);
  });

  test("is not broken by a real client that stays as it is, and is by a type of it that does not", async () => {
    const root = join(specsDirectory, "..");
    cpSync(join(root, "packages/cloudlx"), join(repository, "packages/cloudlx"), {
      recursive: true,
      filter: (path) => !/\/(node_modules|dist|reports)$/.test(path),
    });
    const modules = "packages/cloudlx/node_modules";
    symlinkSync(join(root, modules), join(repository, modules), "junction");
    write(manifest, '{ "version": "1.0.0" }');
    cpSync(join(root, exports), join(repository, exports));
    write(".gitignore", "node_modules\n");
    git("add", "-A");
    git("commit", "-m", "second");
    git("tag", "--force", "@demarc/cloudlx@1.0.0");
    expect((await standing()).changes).toEqual([]);
    edit("packages/cloudlx/src/generated/schemas.ts", "    name: string;", "    title: string;");
    const texts = (await standing()).changes.map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringMatching(/^`ListCustomersResult` is another type/));
  });
});
