import { afterAll, beforeAll, expect, test } from "vitest";
import { checkFiles } from "../src/files.ts";
import { createWorkspace } from "./workspace.ts";

const workspace = createWorkspace();
const { specs } = workspace;

beforeAll(() => {
  workspace.add("orphans", "cloudlx");
  workspace.write("orphans/components/schemas/Alone.yaml", "$ref: Pair.yaml\n");
  workspace.write("orphans/components/schemas/Pair.yaml", "$ref: Alone.yaml\n");
  workspace.write("orphans/paths/forgotten.yaml", "{}\n");

  workspace.add("misnamed", "cloudlx", ["components/schemas/Customer.yaml", "Country.yaml", "country_model.yaml"]);
  workspace.rename("misnamed/components/schemas/Country.yaml", "misnamed/components/schemas/country_model.yaml");

  workspace.add("twins", "cloudlx", ["components/schemas/Customer.yaml", "Currency.yaml", "Forbidden.yaml"]);
  workspace.rename("twins/components/schemas/Currency.yaml", "twins/components/schemas/Forbidden.yaml");

  workspace.add("hanging", "cloudlx", ["components/schemas/Customer.yaml", "Currency.yaml", "Nothing.yaml"]);
  workspace.add("no-yaml", "cloudlx", ["components/schemas/CountryIso.yaml", "type: string", "type: [string"]);
});

afterAll(() => workspace.remove());

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
