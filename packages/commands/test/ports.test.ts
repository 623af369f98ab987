import { describe, expect, test } from "vitest";
import { mockPorts } from "../src/workspace/ports.ts";
import { freeOffset, listen } from "./support/port.ts";
import { run } from "./support/process.ts";

describe("the ports of the mocks", () => {
  test("stand in each provider's package.json", () => {
    expect(Object.fromEntries(mockPorts())).toEqual({ "audiocodes-live": 4011, cloudlx: 4010, enswitch: 4012 });
  });

  test("are an error where two are the same", () => {
    const same = (provider: string) => (provider === "audiocodes-live" ? 4011 : 4010);
    expect(() => mockPorts(same)).toThrow(
      "contract-tests/enswitch/package.json has the mock port 4010, which contract-tests/cloudlx/package.json has too. Choose another.",
    );
  });

  test.each([undefined, "4010", 0, 70_000])("are an error where one is %s", (port) => {
    expect(() => mockPorts(() => port)).toThrow(
      "contract-tests/audiocodes-live/package.json has no port for the mock.",
    );
  });
});

test("a taken port is named before anything is printed, and the mocks that have started are stopped", async () => {
  const offset = await freeOffset();
  const server = await listen(4012 + offset);
  try {
    expect(await run(["src/main.ts", "mock", "--port-offset", String(offset)])).toEqual({
      code: 1,
      stdout: "",
      stderr: `Port ${4012 + offset} is taken. Stop the program that listens on it, or add \`--port-offset 100\` to the command.\n`,
    });
  } finally {
    server.close();
  }
});
