import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Commands } from "./support/commands.ts";
import { Copy } from "./support/copy.ts";
import { freePort } from "./support/port.ts";
import { plainEnvironment, Program, type Ended } from "./support/process.ts";

const folder = mkdtempSync(join(tmpdir(), "demarc-cache-"));
const token = "token-of-the-cache";
const port = await freePort();
const key = "k".repeat(32);
const program = createRequire(import.meta.url).resolve("turborepo-remote-cache/package.json");
const server = new Program([join(program, "../dist/cli.js")], {
  env: plainEnvironment({
    HOST: "127.0.0.1",
    PORT: String(port),
    TURBO_TOKEN: token,
    STORAGE_PROVIDER: "local",
    STORAGE_PATH: folder,
    STORAGE_PATH_USE_TMP_FOLDER: "false",
    // It checks none: with this it keeps the signatures.
    TURBO_REMOTE_CACHE_SIGNATURE_KEY: "kept",
  }),
});
beforeAll(() => server.printed("Server listening"));
afterAll(async () => {
  server.child.kill("SIGKILL");
  await server.ended;
  rmSync(folder, { recursive: true });
});

/** A clone that nobody has worked in. Each writes another line when it runs the task itself. */
async function clone(signatureKey: string): Promise<{ copy: Copy; answer: Ended }> {
  const copy = new Copy().withProviders("acme");
  copy.stub("packages/acme", {
    generate:
      'import { mkdirSync, writeFileSync } from "node:fs"; mkdirSync("src/generated", { recursive: true }); writeFileSync("src/generated/new.ts", String(Date.now())); console.log(`Made in ${process.cwd()}.`);',
  });
  await using commands = new Commands({
    ...copy.environment(),
    TURBO_API: `http://127.0.0.1:${port}`,
    TURBO_TOKEN: token,
    TURBO_TEAM: "team",
    TURBO_REMOTE_CACHE_SIGNATURE_KEY: signatureKey,
  });
  return { copy, answer: await commands.run(["generate", "acme"]) };
}

describe("with a remote cache", () => {
  let first: Awaited<ReturnType<typeof clone>>;
  const copies: Copy[] = [];
  const cloned = async (signatureKey: string) => {
    const made = await clone(signatureKey);
    copies.push(made.copy);
    return made;
  };
  beforeAll(async () => (first = await cloned(key)));
  afterAll(() => copies.forEach((copy) => copy.remove()));

  test("a second clone replays what the first has made, files included", async () => {
    expect(first.answer).toEqual({ code: 0, stdout: `Made in ${first.copy.path("packages/acme")}.\n`, stderr: "" });
    const { copy, answer } = await cloned(key);
    expect(answer).toEqual(first.answer);
    const file = "packages/acme/src/generated/new.ts";
    expect(existsSync(copy.path(file))).toBe(true);
    expect(copy.read(file)).toBe(first.copy.read(file));
  });

  test("what is signed with another key is not taken", async () => {
    const { copy, answer } = await cloned("x".repeat(32));
    expect(answer).toMatchObject({ code: 0, stdout: `Made in ${copy.path("packages/acme")}.\n` });
  });
});
