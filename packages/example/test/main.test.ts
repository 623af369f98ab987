import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { mockUrl } from "@demarc/mock";
import { afterAll, expect, test } from "vitest";
import { servePlatforms } from "./support/platforms.ts";

const world = await servePlatforms();
const folder = mkdtempSync(join(tmpdir(), "demarc-example-"));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.stop();
});

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** Runs the program as `npm run customers` does, in a folder without a `.env`. */
function start(...args: string[]) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env["PATH"] } };
    execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test("the program reads its variables from a file, and prints to stdout", async () => {
  const file = join(folder, "test.env");
  const lines = Object.entries(world.env).map(([variable, value]) => `${variable}=${value}`);
  writeFileSync(file, lines.join("\n"));
  const { code, stdout, stderr } = await start("list", "Customer 1", "--env", file);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^PLATFORM +ID +NAME\ncloudlx +915 +Customer 1\n$/);
});

test("a file of variables that does not exist is a mistake", async () => {
  const { code, stderr } = await start("list", "--env", "missing.env");
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("not found: missing.env") });
});

test("mock.env has the addresses at which `npm run mock` serves", async () => {
  const variables = parseEnv(readFileSync(new URL("../mock.env", import.meta.url), "utf8"));
  for (const name of ["audiocodes-live", "cloudlx", "enswitch"]) {
    const address = variables[`${name.toUpperCase().replaceAll("-", "_")}_BASE_URL`];
    expect(address).toBe((await mockUrl(name)).replace(/\/$/, ""));
  }
});
