import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listProviders, specsDirectory } from "@demarc/spec";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lint, type CheckResult } from "../src/lint.ts";

const repository = dirname(specsDirectory);

test("the real specs pass every check", async () => {
  const results: CheckResult[] = [];
  for await (const result of lint(listProviders(), specsDirectory)) results.push(result);
  expect(results).toHaveLength(listProviders().length * 4);
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
});

test("redocly.yaml knows every provider, by its name", () => {
  const { apis } = parse(readFileSync(join(repository, "redocly.yaml"), "utf8"));
  const roots = Object.entries<{ root: string }>(apis).map(([name, { root }]) => [name, root]);
  expect(roots).toEqual(listProviders().map((provider) => [provider, `specs/${provider}/openapi.yaml`]));
});

test("no problem is ignored", () => {
  expect(existsSync(join(repository, ".redocly.lint-ignore.yaml"))).toBe(false);
});
