import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freeOffset, mockPorts } from "./support/port.ts";
import { Program } from "./support/process.ts";

// Windows has no signals to stop a process with.
describe.skipIf(process.platform === "win32")("npm run mock", async () => {
  const offset = await freeOffset();
  const ports = await mockPorts();
  // As the bootstrap starts it, so that the way of the signal is tested as well.
  const mock = new Program(["-e", `require("./setup/run.cjs").run(["mock", "--port-offset", "${offset}"])`]);
  beforeAll(() => mock.printed("Ctrl-C stops them"));
  afterAll(() => void mock.child.kill("SIGKILL"));

  test("prints a curl line for operations of every provider", () => {
    for (const [provider, port] of ports)
      expect(mock.stdout).toMatch(new RegExp(`\n?${provider} \\w+\ncurl .*http://127.0.0.1:${port + offset}/`));
  });

  test("prints a line for each request, without its query", async () => {
    for (const [provider, port] of ports) {
      const [, url = ""] =
        new RegExp(`curl -X GET '?(http://127.0.0.1:${port + offset}/[^?' {]*)`).exec(mock.stdout) ?? [];
      await fetch(`${url}?undocumented=TOP-SECRET`);
      await mock.printed(`${provider}  GET ${new URL(url).pathname}  4`);
      await fetch(`http://127.0.0.1:${port + offset}/nowhere?auth_password=TOP-SECRET`);
      await mock.printed(`${provider}  GET /nowhere  404\n`);
    }
    expect(mock.stdout).not.toContain("TOP-SECRET");
  });

  test("stops cleanly on Ctrl-C, and leaves nothing running", async () => {
    mock.child.kill("SIGINT");
    expect(await mock.ended).toMatchObject({ code: 0, stderr: "" });
    for (const port of ports.values()) await expect(fetch(`http://127.0.0.1:${port + offset}/`)).rejects.toThrow();
  });
});
