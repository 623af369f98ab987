import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mockPorts } from "../src/ports.ts";
import { ended, start } from "./support/process.ts";

const offset = 21_000;
const shell = promisify(execFile);

// Windows has no signals to stop a process with, and curl lines are for a shell like bash.
describe.skipIf(process.platform === "win32")("npm run mock", () => {
  // As the bootstrap starts it, so that the way of the signal is tested as well.
  const child = start(["-e", `require("./setup/run.cjs").run(["mock", "--port-offset", "${offset}"])`]);
  const result = ended(child);
  let printed = "";

  beforeAll(
    () =>
      new Promise<void>((resolve, reject) => {
        child.stdout?.on("data", (text: string) => {
          printed += text;
          if (printed.includes("Ctrl-C stops them")) resolve();
        });
        void result.then(({ stderr }) => reject(new Error(stderr)));
      }),
    20_000,
  );
  afterAll(() => void child.kill("SIGKILL"));

  test("prints a curl line for each operation, which works when pasted", async () => {
    const lines = printed.split("\n");
    const commands = lines.filter((line) => line.startsWith("curl "));
    expect(commands.map((command) => lines[lines.indexOf(command) - 1])).toEqual([
      "audiocodes-live listCustomers",
      "cloudlx listCustomers",
      "cloudlx createCustomer",
      "cloudlx updateCustomer",
      "enswitch listCustomers",
    ]);
    for (const command of commands) {
      const { stdout } = await shell("bash", ["-c", `${command} --silent --show-error --write-out '\\n%{http_code}'`]);
      const [body, status] = stdout.split(/\n(?=\d+$)/);
      expect(status, command).toBe("200");
      expect(() => JSON.parse(body ?? "") as unknown, command).not.toThrow();
    }
  });

  test("prints a line for each request, without its query", async () => {
    await fetch(`http://127.0.0.1:${4012 + offset}/customers/list/?auth_username=me&auth_password=TOP-SECRET`);
    await fetch(`http://127.0.0.1:${4012 + offset}/customers/list/?auth_password=TOP-SECRET`);
    await fetch(`http://127.0.0.1:${4010 + offset}/nowhere?auth_password=TOP-SECRET`);
    await expect.poll(() => printed).toContain("cloudlx  GET /nowhere  404");
    expect(printed).toContain("enswitch  GET /customers/list/  200\n");
    expect(printed).toContain("enswitch  GET /customers/list/  401\n");
    expect(printed).not.toContain("TOP-SECRET");
  });

  test("stops cleanly on Ctrl-C, and leaves nothing running", async () => {
    child.kill("SIGINT");
    expect(await result).toMatchObject({ code: 0, stderr: "" });
    for (const port of mockPorts().values())
      await expect(fetch(`http://127.0.0.1:${port + offset}/`)).rejects.toThrow();
  });
});
