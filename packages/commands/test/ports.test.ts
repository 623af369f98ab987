import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listProviders, root } from "../src/workspace/workspace.ts";
import { freeOffset, listen, mockPorts } from "./support/port.ts";
import { run } from "./support/process.ts";

test("the mock of each provider has a port of its own", async () => {
  const ports = await mockPorts();
  expect([...ports.keys()]).toEqual(listProviders());
  expect(new Set(ports.values()).size).toBe(ports.size);
  for (const [name, port] of ports) {
    const manifest = readFileSync(join(root, `contract-tests/${name}/package.json`), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({ demarc: { mockPort: port } });
  }
});

test("a taken port is named before anything is printed, and the mocks that have started are stopped", async () => {
  const last = Math.max(...(await mockPorts()).values());
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
