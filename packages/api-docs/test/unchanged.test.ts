import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { circumstances, Unchanged } from "./support/unchanged.ts";

const folder = mkdtempSync(join(tmpdir(), "demarc-unchanged-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a page is looked at again where it, the scripts, or the browser differ, and always in CI", () => {
  const [file, site, other] = ["seen.json", "site", "other"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(join(site, "_astro"), { recursive: true });
  writeFileSync(join(site, "_astro", "page.js"), "1");
  cpSync(site, other, { recursive: true });
  writeFileSync(join(other, "_astro", "page.js"), "2");
  const first = new Unchanged<string>(file, circumstances(site, "Chromium 1"), false);
  expect(first.of("page")).toBeUndefined();
  first.passed("page", "its links");
  first.keep();
  const seen = (folderNow: string, browser: string, page: string, isCi = false) =>
    new Unchanged<string>(file, circumstances(folderNow, browser), isCi).of(page);
  expect(seen(site, "Chromium 1", "page")).toBe("its links");
  expect(seen(site, "Chromium 1", "another page")).toBeUndefined();
  expect(seen(other, "Chromium 1", "page")).toBeUndefined();
  expect(seen(site, "Chromium 2", "page")).toBeUndefined();
  expect(seen(site, "Chromium 1", "page", true)).toBeUndefined();
});
