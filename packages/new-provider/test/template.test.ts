import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { missingEntries } from "../src/entries.ts";
import { filesOf, named } from "../src/template.ts";

const root = join(import.meta.dirname, "../../..");
const providers = readdirSync(join(root, "specs"));

describe.each(providers)("%s", (provider) => {
  test("has every file of the template", () => {
    expect(filesOf(provider).filter(({ to }) => !existsSync(join(root, to)))).toEqual([]);
  });

  // One that a person changes in a provider alone would be missed in the next.
  const same =
    /(turbo|tsconfig\.(build|cjs)|contract-tests.*tsconfig)\.json$|vitest.*\.ts$|(contract|validators)\.test\.ts$/;
  test.each(filesOf(provider).filter(({ to }) => same.test(to)))("$to is as in the template", ({ from, to }) => {
    expect(readFileSync(join(root, to), "utf8")).toBe(named(readFileSync(from, "utf8"), provider));
  });

  test("exports what the template exports, and has its tasks", () => {
    const [{ from = "", to = "" } = {}] = filesOf(provider).filter(
      (file) => file.to === `packages/${provider}/package.json`,
    );
    const { exports, publishConfig, scripts } = JSON.parse(named(readFileSync(from, "utf8"), provider));
    const own = JSON.parse(readFileSync(join(root, to), "utf8"));
    expect(own).toMatchObject({ exports, publishConfig });
    expect(Object.keys(own.scripts)).toEqual(Object.keys(scripts));
  });

  test("has its entries in the files that all share", () => {
    expect(missingEntries(root, provider)).toEqual([]);
  });
});
