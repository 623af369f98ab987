import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { outcomeOf } from "../src/cell.ts";
import { choose, matrix, quick } from "../src/matrix.ts";
import { printOutcome, toMarkdown } from "../src/print.ts";

const urls = inject("urls");

// A copy, because tests change it.
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-quick-"));
  for (const file of ["package.json", "application.ts", "calls.js", "main.js"])
    await cp(join(inject("folder"), file), join(folder, file));
  await symlink(join(inject("folder"), "node_modules"), join(folder, "node_modules"), "junction");
});
afterEach(() => rm(folder, { recursive: true }));

async function edit(file: string, from: string, to: string): Promise<void> {
  const content = await readFile(join(folder, file), "utf8");
  expect(content).toContain(from);
  await writeFile(join(folder, file), content.replace(from, to));
}

describe("the packages, installed by a consumer", () => {
  test.each(Object.values(quick))("pass on $name", async (cell) => {
    expect(await outcomeOf(cell, { folder, urls })).toMatchObject({ passed: true });
  });

  test("fail where a call fails, and give the reason", async () => {
    const outcome = await outcomeOf(quick.node, { folder, urls: { ...urls, cloudlx: "http://127.0.0.1:1" } });
    expect(outcome).toMatchObject({
      passed: false,
      detail: expect.stringContaining("NetworkError: cloudlx listCustomers"),
    });
    expect(stripVTControlCharacters(printOutcome(outcome))).toMatch(/^✗ Node \S+, the current one\n {4}/);
  });

  test("fail where a check fails", async () => {
    await edit("calls.js", "list.customers.length > 0", "list.customers.length > 1000");
    expect(await outcomeOf(quick.node, { folder, urls })).toMatchObject({
      passed: false,
      detail: expect.stringContaining("reads a list: found"),
    });
  });

  test("do not compile where an operation is misspelt, nor where a deliberate error is none", async () => {
    await edit("application.ts", "audiocodesLive.listCustomers()", "audiocodesLive.listCustomer()");
    await edit("application.ts", "{ limt: 10 }", "{ limit: 10 }");
    const { passed, detail } = await outcomeOf(quick.types, { folder, urls });
    expect([passed, detail]).toEqual([false, expect.stringContaining("TS2551")]);
    expect(detail).toContain("TS2578");
  });
});

describe("the matrix", () => {
  test("counts for each of its cells by itself what is sent", async () => {
    const count = async (run: string, init: RequestInit = {}) =>
      (await fetch(`${urls["counter"]}/200/${run}`, init)).text();
    for (const run of ["one", "other"]) await count(run, { method: "POST" });
    expect([await count("one"), await count("other"), await count("none")]).toEqual(["1", "1", "0"]);
  });

  test("can be run in part", () => {
    expect(choose(matrix, "typescript 5.5").map(({ name }) => name)).toEqual(
      ["node10", "node16", "nodenext", "bundler"].map((resolution) =>
        expect.stringMatching(`^TypeScript 5\\.5\\.\\d+, ${resolution}$`),
      ),
    );
    expect(choose(matrix)).toEqual(matrix);
    expect(() => choose(matrix, "Netscape")).toThrow(/No name in the matrix contains "Netscape".*Bun/);
  });

  test("is reported as a table", () => {
    const text = toMarkdown([
      { name: "Bun", passed: true, detail: "13 checks" },
      { name: "Deno", passed: false, detail: "it broke | here\nand more" },
    ]);
    expect(text).toContain("| Bun | passed | 13 checks |\n| Deno | **failed** | it broke \\| here |");
  });
});
