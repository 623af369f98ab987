import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { loadSpec } from "@demarc/spec";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reachOf, checkFiles } from "../src/files.ts";
import { lint } from "../src/lint.ts";
import { createWorkspace } from "./workspace.ts";

const workspace = createWorkspace();
const { specs } = workspace;

beforeAll(() => {
  workspace.add("orphans", "acme");
  workspace.write("orphans/components/schemas/Alone.yaml", "$ref: Pair.yaml\n");
  workspace.write("orphans/components/schemas/Pair.yaml", "$ref: Alone.yaml\n");
  workspace.write("orphans/paths/forgotten.yaml", "{}\n");

  workspace.add("misnamed", "acme", ["components/schemas/Customer.yaml", "Country.yaml", "country_model.yaml"]);
  workspace.rename("misnamed/components/schemas/Country.yaml", "misnamed/components/schemas/country_model.yaml");

  workspace.add("twins", "acme", ["components/schemas/Customer.yaml", "Currency.yaml", "Forbidden.yaml"]);
  workspace.rename("twins/components/schemas/Currency.yaml", "twins/components/schemas/Forbidden.yaml");

  workspace.add("hanging", "acme", ["components/schemas/Customer.yaml", "Currency.yaml", "Nothing.yaml"]);
  workspace.add("no-yaml", "acme", ["components/schemas/CountryIso.yaml", "type: string", "type: [string"]);

  workspace.add("outside", "acme", ["components/schemas/Customer.yaml", "Currency.yaml", "/etc/passwd"]);
  workspace.add("beside", "acme", [
    "components/schemas/Customer.yaml",
    "Currency.yaml",
    "../../../orphans/openapi.yaml",
  ]);
  workspace.add("elsewhere", "acme", [
    "components/schemas/Customer.yaml",
    "Currency.yaml",
    "http://127.0.0.1:9/a.yaml",
  ]);
  workspace.add("linked", "acme", ["components/schemas/Customer.yaml", "Currency.yaml", "Link.yaml"]);
  symlinkSync("/etc/passwd", join(specs, "linked/components/schemas/Link.yaml"));
  workspace.add("bomb", "acme");
  const lines = Array.from({ length: 30 }, (_, line) => `  x${line + 1}: &x${line + 1} [*x${line}, *x${line}]`);
  workspace.write(
    "bomb/components/schemas/Currency.yaml",
    ["type: object", "x-a:", "  x0: &x0 [a]", ...lines, ""].join("\n"),
  );
  workspace.add("deep", "acme");
  workspace.write("deep/components/schemas/Currency.yaml", `x-a: ${"[".repeat(100_000)}`);
});

afterAll(() => workspace.remove());

describe("contained: a document that reaches for more than its folder is not read further", () => {
  test.each([
    ["a path to the system's files", "outside", "is outside of outside"],
    ["a path to another folder of specs", "beside", "is outside of beside"],
    ["an address", "elsewhere", "http://127.0.0.1:9/a.yaml is an address"],
    ["a link", "linked", "is outside of linked"],
    ["aliases that stand for a billion values", "bomb", "has aliases that stand for too much"],
    ["brackets 100,000 deep", "deep", "is nested more than 200 deep"],
  ])("%s", async (_, provider, reason) => {
    const problem = {
      file: `specs/${provider}/components/schemas/Customer.yaml`,
      rule: "contained",
      message: expect.stringContaining(reason),
    };
    expect(reachOf(provider, specs).problems).toEqual([problem]);
    const results = [];
    for await (const result of lint([provider], specs)) results.push(result);
    expect(results).toMatchObject([{ check: "files", problems: [problem] }]);
    await expect(loadSpec(provider, specs)).rejects.toThrow(reason);
  });
});

test("no-orphan: a file that nothing leads to, though another orphan refers to it", () => {
  const message = expect.stringContaining("Refer to it by $ref, or remove it.");
  expect(checkFiles("orphans", specs)).toEqual([
    { file: "specs/orphans/components/schemas/Alone.yaml", rule: "no-orphan", message },
    { file: "specs/orphans/components/schemas/Pair.yaml", rule: "no-orphan", message },
    { file: "specs/orphans/paths/forgotten.yaml", rule: "no-orphan", message },
  ]);
});

test("component-name: a file whose name is not in PascalCase", () => {
  expect(checkFiles("misnamed", specs)).toEqual([
    {
      file: "specs/misnamed/components/schemas/country_model.yaml",
      rule: "component-name",
      message: expect.stringContaining('"country_model" is not in PascalCase'),
    },
  ]);
});

test("component-unique: a name that two sections share", () => {
  expect(checkFiles("twins", specs)).toEqual([
    {
      file: "specs/twins/components/schemas/Forbidden.yaml",
      rule: "component-unique",
      message: expect.stringContaining("taken by specs/twins/components/responses/Forbidden.yaml"),
    },
  ]);
});

test("leaves a reference that leads nowhere, and a file that is no YAML, to Redocly", () => {
  expect(checkFiles("hanging", specs).map(({ file }) => file)).toEqual([
    "specs/hanging/components/schemas/Currency.yaml",
  ]);
  expect(checkFiles("no-yaml", specs)).toEqual([]);
});
