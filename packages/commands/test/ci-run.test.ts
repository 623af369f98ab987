import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../src/workspace/workspace.ts";

// A shell script, for runners that have bash.
describe.skipIf(process.platform === "win32")(".ci/run", () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "demarc-ci-"));
    mkdirSync(join(home, "bin"));
    program("id", "echo 0");
    program("apt-get", `echo "$1 $*" >> '${home}/installed'`);
  });
  afterEach(() => rmSync(home, { recursive: true }));

  /** Puts a program on the PATH, in front of the machine's own. */
  function program(name: string, script: string): void {
    writeFileSync(join(home, "bin", name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(home, "bin", name), 0o755);
  }

  /** @param browser where it is said to be */
  function run(npm: string, browser = process.execPath, ...args: string[]): { status: number | null; lines: string[] } {
    program("npm", npm);
    const { status, stdout } = spawnSync(join(root, ".ci", "run"), args, {
      env: { ...process.env, PATH: `${join(home, "bin")}${delimiter}${process.env["PATH"]}`, CHROMIUM_PATH: browser },
      encoding: "utf8",
    });
    return { status, lines: stdout.trimEnd().split("\n") };
  }

  test("ends with the last line of npm test, and as it ends", () => {
    expect(
      run('[ "$*" = "test --silent -- --affected" ] && echo "1 passed, 0 failed"', undefined, "--affected"),
    ).toEqual({
      status: 0,
      lines: ["1 passed, 0 failed"],
    });
    expect(run('[ "$*" = "test --silent --" ] && echo something && echo "12 passed, 0 failed"')).toEqual({
      status: 0,
      lines: ["something", "12 passed, 0 failed"],
    });
    expect(run('echo "11 passed, 1 failed"; exit 1')).toEqual({ status: 1, lines: ["11 passed, 1 failed"] });
  });

  test.each(["exit 3", "exit 0"])("counts a failure where npm test counts nothing: %s", (end) => {
    const { status, lines } = run(`echo "The packages could not be downloaded."; ${end}`);
    expect(lines.at(-1)).toBe("0 passed, 1 failed");
    expect(status).toBeGreaterThan(0);
  });

  test("installs a browser where there is none", () => {
    run('echo "1 passed, 0 failed"');
    expect(existsSync(join(home, "installed"))).toBe(false);
    run('echo "1 passed, 0 failed"', join(home, "nowhere"));
    expect(readFileSync(join(home, "installed"), "utf8")).toMatch(/^install .* chromium /m);
  });
});
