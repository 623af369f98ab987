import { createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { mockPorts } from "../src/ports.ts";
import { runCommand } from "./support/process.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

function listen(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
}

describe("the ports of the mocks", () => {
  test("stand in each provider's package.json", () => {
    expect(Object.fromEntries(mockPorts())).toEqual({ "audiocodes-live": 4011, cloudlx: 4010, enswitch: 4012 });
  });

  test("are an error where two are the same", () => {
    const same = (provider: string) => (provider === "audiocodes-live" ? 4011 : 4010);
    expect(() => mockPorts(same)).toThrow(
      "contract-tests/enswitch/package.json names the mock port 4010, which contract-tests/cloudlx/package.json has already. Choose another.",
    );
  });

  test.each([undefined, "4010", 0, 70_000])("are an error where one is %s", (port) => {
    expect(() => mockPorts(() => port)).toThrow(
      "contract-tests/audiocodes-live/package.json names no port for the mock.",
    );
  });
});

test("a taken port is named, with its provider, before anything is started", async () => {
  const offset = 20_000;
  await listen(4012 + offset);
  expect(await runCommand("mock", "--port-offset", String(offset))).toEqual({
    code: 1,
    stdout: "",
    stderr:
      "Port 24012 is taken, which is the one of enswitch's mock. Stop the program that listens there, or add `-- --port-offset 100`.\n",
  });
});
