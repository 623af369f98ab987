import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { readFloors } from "../src/floors.ts";

const fixture = "mutation-testing/test/fixture";
const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const reports = fileURLToPath(new URL("../../../reports/mutation-testing", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "demarc-mutation-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(reports, "mutation-testing"), { recursive: true, force: true });
});

function run(...args: string[]) {
  // The runner of this test must not look like that of the one inside.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env, encoding: "utf8" });
  return { status, stdout, stderr };
}

function floorsWith(floor: number): string {
  const file = join(folder, `${floor}.yaml`);
  writeFileSync(file, JSON.stringify([{ package: fixture, mutate: ["src/*.ts"], floor }]));
  return file;
}

// Four of the five mutants of the fixture are killed.
describe("a run over a package with a mutant that survives", () => {
  test("fails where its score is below the floor, and says where to look", () => {
    const { status, stdout } = run(fixture, "--force", "--floors", floorsWith(81));
    expect(stdout).toMatch(new RegExp(`\\| ${fixture} \\| +5 \\| +4 \\| +1 \\| 80\\.0 % \\| +81 % \\|`));
    expect(stdout).toContain("80.0 % is below its floor of 81 %. 1 mutants survived");
    expect(status).toBe(1);
    expect(readFileSync(join(reports, "summary.md"), "utf8")).toContain("below its floor");
    expect(existsSync(join(reports, fixture, "index.html"))).toBe(true);
    expect(existsSync(join(reports, fixture, "mutation.json"))).toBe(true);
  });

  test("passes where its score reaches the floor", () => {
    const { status, stdout } = run("--floors", floorsWith(80));
    expect(stdout).toMatch(/80\.0 % \| +80 % \|/);
    expect(stdout).not.toContain("below");
    expect(status).toBe(0);
  });
});

test("the source itself is not touched", () => {
  const source = readFileSync(new URL("fixture/src/is-positive.ts", import.meta.url), "utf8");
  expect(source).toContain("return number > 0;");
});

test.each([
  ["an unknown package", ["nothing"], 'There is no package "nothing" in the floors. The packages are: client-core'],
  ["an unknown option", ["--all"], "--all"],
  ["files of no package in particular", ["--floors", floorsWith(80), "--file", "a.ts", fixture, fixture], "name it"],
])("%s ends with 2, before anything is run", (_, args, message) => {
  const { status, stderr } = run(...args);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test("help names the packages", () => {
  const { status, stdout } = run("--help");
  expect(stdout).toMatch(/^Packages: .*client-core/m);
  expect(status).toBe(0);
});

test("each package with a floor exists", () => {
  for (const { package: name } of readFloors(fileURLToPath(new URL("../floors.yaml", import.meta.url))))
    expect(existsSync(fileURLToPath(new URL(`../../${name}/package.json`, import.meta.url))), name).toBe(true);
});
