import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const here = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "demarc-mock-"));
const installed = join(folder, "node_modules/@demarc/mock");

/** The workspace's own Node, and that of the machine, which is the oldest that a user may have. */
const ofTheMachine = (process.env["PATH"] ?? "").split(delimiter).filter((path) => !path.includes("node_modules"));
const nodes = { "the workspace's Node": process.execPath, "the machine's Node": "node" };
const environment = { ...process.env, PATH: ofTheMachine.join(delimiter) };

/** The package from its tarball in an empty folder, with what it says that it depends on and nothing else. */
beforeAll(async () => {
  // Of providers that do not exist; those of this repository are packed in the same way.
  const env = { ...process.env, DEMARC_PROVIDERS: join(import.meta.dirname, "fixtures.ts") };
  // It is built before it is packed.
  const { stdout } = await run("pnpm", ["pack", "--json", "--pack-destination", folder], { cwd: here, env });
  const { filename } = JSON.parse(stdout) as { filename: string };
  mkdirSync(installed, { recursive: true });
  await run("tar", ["-xzf", filename, "-C", installed, "--strip-components=1"]);
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const [name, version] of Object.entries({ ...manifest.dependencies, msw: "3" })) {
    expect(version, name).toMatch(/^\d/);
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(here, "node_modules", name)), link, "junction");
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
}, 120_000);
afterAll(() => {
  // Nobody may take it for the package with the providers of this repository.
  for (const made of [folder, join(here, "dist")]) rmSync(made, { recursive: true });
});

describe.each(Object.entries(nodes))("the published package, on %s", (_, node) => {
  const program = async (text: string) => {
    writeFileSync(join(folder, "program.js"), text);
    const { stdout } = await run(node, ["program.js"], { cwd: folder, env: environment });
    return JSON.parse(stdout) as unknown;
  };

  test("serves a mock with state", async () => {
    const result = await program(`
      import { startMock } from "@demarc/mock";
      const mock = await startMock("acme", { stateful: true });
      const headers = { authorization: "Bearer any", "content-type": "application/json" };
      await fetch(mock.baseUrl + "/api/customers", { method: "POST", headers, body: '{"name":"Created"}' });
      const { customers } = await (await fetch(mock.baseUrl + "/api/customers", { headers })).json();
      await mock.stop();
      console.log(JSON.stringify(customers.map(({ name }) => name)));`);
    expect(result).toEqual(expect.arrayContaining(["Created"]));
  });

  test("is a fetch for a client, which reaches nothing else", async () => {
    const result = await program(`
      import { mockFetch } from "@demarc/mock";
      const fetch = mockFetch("initech");
      const ask = (url, init) => fetch(url, init).then(({ status }) => status, ({ message }) => message);
      console.log(JSON.stringify([
        await ask("https://operator.example/tenantui/api/v2/customer", { headers: { authorization: "Bearer any" } }),
        await ask("https://login.microsoftonline.com/t/oauth2/v2.0/token", { method: "POST", body: new URLSearchParams({
          grant_type: "client_credentials", client_id: "c", client_secret: "s", scope: "x" }) }),
        await ask("https://elsewhere.example/"),
      ]));`);
    expect(result).toEqual([200, 200, expect.stringContaining("https://elsewhere.example is no address of")]);
  });

  test("is a program, which ends cleanly", async () => {
    const bin = join(installed, "bin.js");
    const child = spawn(node, [bin, "acme", "--port-offset", "21000", "--stateful"], {
      cwd: folder,
      env: environment,
    });
    const printed = new Promise<string>((resolve, reject) => {
      let text = "";
      child.stdout.on("data", (chunk) => (text += chunk).includes("Ctrl-C stops them") && resolve(text));
      child.stderr.on("data", (chunk) => reject(new Error(String(chunk))));
    });
    expect(await printed).toContain("curl -X GET 'http://127.0.0.1:25010/api/customers'");
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });
});

test("the published package has handlers for msw", async () => {
  writeFileSync(
    join(folder, "msw.js"),
    `import { setupServer } from "msw/node";
    import { handlers } from "@demarc/mock/msw";
    const server = setupServer(...handlers("acme"));
    server.listen({ onUnhandledRequest: "error" });
    const { status } = await fetch("https://www.acme.io/api/customers", { headers: { authorization: "Bearer any" } });
    const other = await fetch("https://elsewhere.example/").catch(() => "not handled");
    server.close();
    console.log(JSON.stringify([status, other]));`,
  );
  const { stdout } = await run(process.execPath, ["msw.js"], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual([200, "not handled"]);
});

test("the published package has types", async () => {
  writeFileSync(
    join(folder, "program.ts"),
    `import { startMock, mockFetch, type ServedMock } from "@demarc/mock";
    export const mock: Promise<ServedMock> = startMock("acme", { stateful: true, faults: { fail: "503" } });
    // @ts-expect-error it is spelt stateful
    export const misspelt = mockFetch("acme", { statefull: true });`,
  );
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--types", "", "--lib", "es2023,dom"];
  await run("tsc", [...options, "program.ts"], { cwd: folder });
});
