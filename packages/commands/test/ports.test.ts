import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mockPorts } from "../src/workspace/ports.ts";
import { listProviders, root } from "../src/workspace/workspace.ts";
import { freeOffset, listen } from "./support/port.ts";
import { run } from "./support/process.ts";

const names = listProviders();
const [first = "", second = ""] = names;
const manifest = (name: string) => `contract-tests/${name}/package.json`;

describe("the ports of the mocks", () => {
  test("stand in each provider's package.json", () => {
    const ports = mockPorts();
    expect([...ports.keys()]).toEqual(names);
    for (const [name, port] of ports)
      expect(JSON.parse(readFileSync(join(root, manifest(name)), "utf8"))).toMatchObject({
        demarc: { mockPort: port },
      });
  });

  test("are an error where two are the same", () => {
    expect(() => mockPorts(() => 4010)).toThrow(
      `${manifest(second)} has the mock port 4010, which ${manifest(first)} has too. Choose another.`,
    );
  });

  test.each([undefined, "4010", 0, 70_000])("are an error where one is %s", (port) => {
    expect(() => mockPorts(() => port)).toThrow(`${manifest(first)} has no port for the mock.`);
  });
});

test("a taken port is named before anything is printed, and the mocks that have started are stopped", async () => {
  const last = Math.max(...mockPorts().values());
  const offset = await freeOffset();
  const server = await listen(last + offset);
  try {
    expect(await run(["src/main.ts", "mock", "--port-offset", String(offset)])).toEqual({
      code: 1,
      stdout: "",
      stderr: `Port ${last + offset} is taken. Stop the program that listens on it, or add \`--port-offset 100\` to the command.\n`,
    });
  } finally {
    server.close();
  }
});
