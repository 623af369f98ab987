import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { specsDirectory } from "@demarc/spec";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { standingOf, type Standing } from "../src/gate.ts";

let repository: string;
const exports = "packages/runtimes/test/api/cloudlx.txt";
const manifest = "packages/cloudlx/package.json";
const source = "packages/cloudlx/src/index.ts";
const list =
  "# .\nexport interface ListArgs\nexport interface ShowArgs\nexport type ListResult\nexport interface Item\nexport declare const Kind\nexport declare const Other\n\n";
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

// Each test changes a copy.
const released = mkdtempSync(join(tmpdir(), "demarc-released-"));
beforeAll(() => {
  repository = released;
  cpSync(join(specsDirectory, "cloudlx"), join(repository, "specs", "cloudlx"), { recursive: true });
  write(exports, list);
  write(source, types);
  write(manifest, '{ "version": "1.0.0" }');
  git("init", "--template=");
  git("add", "-A");
  git("commit", "-m", "first");
  git("tag", "@demarc/cloudlx@1.0.0");
});
afterAll(() => rmSync(released, { recursive: true }));
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "demarc-gate-"));
  cpSync(released, repository, { recursive: true });
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
    return shown(await standing());
  };
  const shown = ({ changes, problems }: Standing) => {
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
    expect(found).toEqual(
      names.map((name) => ["major", "code", expect.stringMatching(`^\`export [\\w ]+ ${name}\`$`)]),
    );
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

  /** Takes a package of this repository as it is for what was released. */
  function takeReal(name: string): void {
    const root = join(specsDirectory, "..");
    const home = `packages/${name}`;
    const filter = (path: string) => !/\/(node_modules|dist|reports|test)$/.test(path);
    cpSync(join(root, home), join(repository, home), { recursive: true, filter });
    symlinkSync(join(root, home, "node_modules"), join(repository, home, "node_modules"), "junction");
    const own = `packages/runtimes/test/api/${name}.txt`;
    cpSync(join(root, own), join(repository, own));
    const its = join(home, "package.json");
    write(its, readFileSync(join(root, its), "utf8").replace('"version": "0.1.0"', '"version": "1.0.0"'));
    write(".gitignore", "node_modules\n");
    git("add", "-A");
    git("commit", "-m", "second");
    git("tag", "--force", `@demarc/${name}@1.0.0`);
  }

  test("is not broken by a real client that stays as it is or says its version, and is by a type of it that does not", async () => {
    takeReal("cloudlx");
    edit("packages/cloudlx/src/generated/api.ts", 'version: "', 'version: "9.');
    expect((await standing()).changes).toEqual([]);
    edit("packages/cloudlx/src/generated/schemas.ts", "    name: string;", "    title: string;");
    const texts = (await standing()).changes.map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringMatching(/^`export type ListCustomersResult` is another type/));
  });

  test("is not broken by a core that takes and says more, and is by one whose types are others", async () => {
    takeReal("client-core");
    const core = () => standingOf("client-core", false, repository);
    const editCore = (file: string, from: string, to: string) => edit(`packages/client-core/src/${file}`, from, to);
    editCore("options.ts", "  maxRetries?: number", "  mostRetries?: number;\n  maxRetries?: number");
    editCore("answer/result.ts", "isClientError(error: unknown)", "isClientError(error: unknown, strictly?: boolean)");
    expect(shown(await core())).toEqual([]);
    edit("packages/client-core/package.json", "./src/redaction/redactor.ts", "./src/redaction/missing.ts");
    editCore("options.ts", "  timeoutMs?: number | undefined;", "  timeoutMs?: string | undefined;");
    editCore("errors.ts", "  declare readonly httpStatus: number;", "  declare readonly httpStatus: string;");
    editCore("validation/standard-schema.ts", "  isSent: boolean,", "  isSent: boolean | undefined,\n  more: string,");
    const names = shown(await core()).map(([impact, , text]) => `${impact} ${text}`);
    expect(names).toEqual(
      expect.arrayContaining([
        "major `export interface ClientOptions`",
        "major `export declare class HttpError`",
        "major `export declare function standardSchema` from `./standard-schema`",
        // Its module is not found, so that nothing of it is compared.
        "major `export interface Redactor` from `./redaction`",
      ]),
    );
    expect(names.filter((name) => !name.startsWith("major"))).toEqual([]);
  });
});
