import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandsOf, fillIn } from "./fill-in.ts";
import { Workspace } from "../fixtures/workspace.ts";

describe("a provider that is added as CONTRIBUTING.md says", () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());
  const [make = [], check = [], generate = [], testIt = []] = commandsOf(workspace, "Add a provider");
  const run = ([name = "", ...args]: string[]) => workspace.run(name, ...args);
  let made: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => (made = await run(make)));

  test("has all its folders at once, and a list of what a person has to fill in", async () => {
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining("Made specs/telco, packages/telco") });
    const checked = await run(check);
    expect(checked).toMatchObject({ code: 1, output: expect.stringMatching(/\d+ left to fill in\.\n$/) });
    expect(made.output).toContain(checked.output);
    for (const line of [
      "specs/telco/openapi.yaml has no operation.",
      "specs/telco/guide.md:13: FILL IN: where a caller gets the credential, and how the client is made with it.",
      "README.md has a row of telco that does not say what the provider is for.",
    ])
      expect(checked.output).toContain(`${line}\n`);
  });

  test("has its source in the document, and a port, variables and a place in the lockfile", () => {
    expect(workspace.read("specs/telco/openapi.yaml")).toContain('title: "https://docs.telco.example/api"');
    const { demarc } = JSON.parse(workspace.read("contract-tests/telco/package.json"));
    expect(workspace.read("README.md")).toContain(
      `| [operations](packages/telco#operations) | port ${demarc.mockPort} |`,
    );
    expect(workspace.read(".env.example")).toMatch(/\nTELCO_BASE_URL=\nTELCO_ACCESS_TOKEN=\n$/);
    expect(workspace.read(".github/workflows/live-run.yml")).toContain("TELCO_BASE_URL: ${{ secrets.TELCO_BASE_URL }}");
    expect(workspace.lockfileIsComplete()).toBe(true);
  });

  test("passes every check once it is filled in, and every package that lists providers knows it", async () => {
    fillIn(workspace);
    for (const home of ["packages/telco", "contract-tests/telco"]) workspace.install(home);
    expect(await run(check)).toEqual({ code: 0, output: "Nothing is left to fill in.\n" });
    expect(await run(generate)).toMatchObject({ code: 0 });
    const { code, output } = await run(testIt);
    expect(output).toMatch(/telco +2 +\d+ +\d+ +0 +100 %/);
    expect(output).toMatch(/\n\d+ passed, 0 failed\n$/);
    expect(code).toBe(0);
  });
});

describe("a provider whose folders are deleted", () => {
  const workspace = new Workspace();
  afterAll(() => workspace.remove());

  test("is missed by nothing that all share: its tests pass as before", async () => {
    const [gone = "", ...rest] = readdirSync(workspace.path("specs"));
    workspace.delete(gone);
    const checked = await workspace.run("new-provider", "--check", ...rest);
    expect(checked).toEqual({ code: 0, output: "Nothing is left to fill in.\n" });
    const shared = { structure: ["structure"], commands: ["ports", "workspace"] };
    for (const [name, files] of Object.entries(shared)) {
      const { code, output } = await workspace.vitest(`packages/${name}`, ...files);
      expect(code, output).toBe(0);
    }
  });
});
