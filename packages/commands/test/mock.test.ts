import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { listOperations } from "@demarc/openapi";
import { listProviders, loadSpec } from "@demarc/spec";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mockPorts } from "../src/workspace/ports.ts";
import { freeOffset } from "./support/port.ts";
import { Program } from "./support/process.ts";

const shell = promisify(execFile);

// Windows has no signals to stop a process with, and curl lines are for a shell like bash.
describe.skipIf(process.platform === "win32")("npm run mock", async () => {
  const offset = await freeOffset();
  // As the bootstrap starts it, so that the way of the signal is tested as well.
  const mock = new Program(["-e", `require("./setup/run.cjs").run(["mock", "--port-offset", "${offset}"])`]);
  beforeAll(() => mock.printed("Ctrl-C stops them"));
  afterAll(() => void mock.child.kill("SIGKILL"));

  test("prints a curl line for each operation, which works when pasted", async () => {
    const lines = mock.stdout.split("\n");
    const commands = lines.filter((line) => line.startsWith("curl "));
    const documented = listProviders().map(async (provider) =>
      listOperations((await loadSpec(provider)).document).map(({ operationId }) => `${provider} ${operationId}`),
    );
    expect(commands.map((command) => lines[lines.indexOf(command) - 1])).toEqual(
      (await Promise.all(documented)).flat(),
    );
    for (const command of commands) {
      const { stdout } = await shell("bash", ["-c", `${command} --silent --show-error --write-out '\\n%{http_code}'`]);
      const [body, status] = stdout.split(/\n(?=\d+$)/);
      expect(status, command).toMatch(/^20[01]$/);
      // A success may come without a body.
      expect(() => JSON.parse(body || "null") as unknown, command).not.toThrow();
    }
  });

  test("prints a line for each request and why it was refused, without its query", async () => {
    const enswitch = `http://127.0.0.1:${4012 + offset}/api/json/customers/list/`;
    await fetch(`${enswitch}?auth_username=me&auth_password=TOP-SECRET`);
    await fetch(`${enswitch}?auth_password=TOP-SECRET`);
    await fetch(`${enswitch}?auth_username=me&auth_password=TOP-SECRET&lmit=TOP-SECRET`);
    await fetch(`http://127.0.0.1:${4010 + offset}/nowhere?auth_password=TOP-SECRET`);
    await mock.printed("cloudlx  GET /nowhere  404\n");
    expect(mock.stdout).toContain("enswitch  GET /api/json/customers/list/  200\n");
    expect(mock.stdout).toContain("enswitch  GET /api/json/customers/list/  401\n");
    expect(mock.stdout).toMatch(/enswitch  GET \/api\/json\/customers\/list\/  400\n    refused: query lmit: /);
    expect(mock.stdout).not.toContain("TOP-SECRET");
  });

  test("stops cleanly on Ctrl-C, and leaves nothing running", async () => {
    mock.child.kill("SIGINT");
    expect(await mock.ended).toMatchObject({ code: 0, stderr: "" });
    for (const port of mockPorts().values())
      await expect(fetch(`http://127.0.0.1:${port + offset}/`)).rejects.toThrow();
  });
});
