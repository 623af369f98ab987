import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { findStale, write } from "../src/output.ts";

const files = new Map([
  ["a.ts", "a\n"],
  ["b.ts", "b\n"],
]);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-output-"));
});

describe("freshness", () => {
  test("holds for what was just written, with the line ends of Windows too", async () => {
    await write(folder, files);
    await writeFile(join(folder, "a.ts"), "a\r\n");
    expect(await findStale(folder, files)).toEqual([]);
  });

  test("names what is missing, stale and too many", async () => {
    await writeFile(join(folder, "a.ts"), "old\n");
    await writeFile(join(folder, "c.ts"), "c\n");
    expect(await findStale(folder, files)).toEqual([
      { name: "c.ts", reason: "comes from nowhere" },
      { name: "a.ts", reason: "is stale" },
      { name: "b.ts", reason: "is missing" },
    ]);
  });

  test("names everything where there is no folder", async () => {
    expect(await findStale(join(folder, "none"), files)).toHaveLength(2);
  });
});

describe("writing", () => {
  test("writes anew what is stale, removes what is too many, and leaves the rest alone", async () => {
    await write(folder, files);
    const before = await stat(join(folder, "a.ts"));
    await writeFile(join(folder, "b.ts"), "old\n");
    await writeFile(join(folder, "c.ts"), "c\n");
    await write(folder, files);
    expect(await readdir(folder)).toEqual(["a.ts", "b.ts"]);
    expect(await readFile(join(folder, "b.ts"), "utf8")).toBe("b\n");
    expect((await stat(join(folder, "a.ts"))).mtimeMs).toBe(before.mtimeMs);
  });
});
