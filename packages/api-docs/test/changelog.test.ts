import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changelogOf } from "@demarc/release";
import { loadSpec, specsDirectory } from "@demarc/spec";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadProvider } from "../src/model/provider.ts";
import { changelogBody } from "../src/pages/changelog.ts";

let repository: string;
const changelog = async () =>
  changelogOf("cloudlx", (await loadSpec("cloudlx", join(repository, "specs"))).document, repository);
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
    cwd: repository,
    stdio: "ignore",
  });

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "demarc-changelog-"));
  cpSync(join(specsDirectory, "cloudlx"), join(repository, "specs", "cloudlx"), { recursive: true });
});
afterEach(() => rmSync(repository, { recursive: true }));

function edit(file: string, from: string, to: string): void {
  const path = join(repository, "specs", "cloudlx", file);
  const before = readFileSync(path, "utf8");
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
}

function release(version: string): void {
  git("add", "-A");
  git("commit", "-m", version, "--allow-empty");
  git("tag", `@demarc/cloudlx@${version}`);
}

const provider = await loadProvider("cloudlx");

describe("the changelog", () => {
  test("knows nothing without git, and says so", async () => {
    expect(await changelog()).toBeUndefined();
    expect(changelogBody(provider, undefined)).toContain("without the git history");
  });

  test("says what there is to compare, and rates a breaking change as breaking, between releases and after the last one", async () => {
    git("init");
    expect(changelogBody(provider, await changelog())).toContain("No version has been released yet");
    release("1.0.0");
    expect(changelogBody(provider, await changelog())).toContain("nothing to compare yet");
    edit("components/schemas/Customer.yaml", "required: [id, name,", "required: [name,");
    release("2.0.0");
    edit("openapi.yaml", "  /api/customers:\n    $ref: paths/customers.yaml\n", "");
    const entries = await changelog();
    expect(entries?.map(({ version, since, changes }) => [version, since, changes[0]?.impact])).toEqual([
      ["unreleased", "2.0.0", "major"],
      ["2.0.0", "1.0.0", "major"],
      ["1.0.0", undefined, undefined],
    ]);
    const body = changelogBody(provider, entries);
    expect(body).toContain("**Breaking:** `Customer.id` in responses is no longer required.");
    expect(body).toContain("## Not released yet");
  });
});
