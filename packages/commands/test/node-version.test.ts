import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { here, run } from "./support/process.ts";

describe("a Node that is too old", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "demarc-old-node-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(["0.10.48", "16.20.2", "20.18.3"])("%s ends with what is needed, in one line", async (version) => {
    const preload = join(folder, `${version}.cjs`);
    writeFileSync(
      preload,
      `Object.defineProperty(process, "versions", { value: Object.assign({}, process.versions, { node: "${version}" }) });`,
    );
    const { code, stdout, stderr } = await run(["--require", preload, "bootstrap.cjs", "test"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `Demarc needs Node 20.19 or later to set itself up, and this is Node ${version}. Install a newer one from nodejs.org and repeat the command.\n`,
    );
  });

  test("can read the file that tells it so", () => {
    const code = readFileSync(join(here, "bootstrap.cjs"), "utf8").replace(/\/\*\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
    // Optional chaining and defaults, spread, async functions, prefixed and ES imports, and a comma behind the last argument.
    expect(code).not.toMatch(/\?\.|\?\?|\.\.\.|\basync\b|node:|^import |,\s*\)/m);
  });

  test("is older than package.json asks for", () => {
    const { engines } = JSON.parse(readFileSync(join(here, "../../package.json"), "utf8")) as {
      engines: { node: string };
    };
    expect(engines.node).toBe(">=20.19");
  });
});
