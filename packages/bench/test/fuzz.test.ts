import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSpec } from "@demarc/spec";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzz } from "../src/mock/fuzz.ts";
import { startMockProcess, type MockProcess } from "../src/mock/processes.ts";

const paths = ["/api/customers", "/api/customers/915", "/api/oauth2/access-token", "/__demarc/requests"];
const folder = mkdtempSync(join(tmpdir(), "demarc-fuzz-"));
let mock: MockProcess;
let broken: Server;
beforeAll(async () => {
  const file = join(folder, "cloudlx.json");
  writeFileSync(file, JSON.stringify((await loadSpec("cloudlx")).document));
  mock = await startMockProcess(file, "cloudlx");
  // Loads Prism, which takes seconds on a busy machine.
  await fetch(`${mock.baseUrl}/api/customers`, { headers: { authorization: "Bearer any", prefer: "dynamic" } });
  broken = createServer((_, response) => void response.writeHead(500).end("out of order"));
  await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  mock.stop();
  broken.close();
  rmSync(folder, { recursive: true });
});

test("whatever is sent, the mock answers in time and does not fail", async () => {
  const { sent, torn, answers, faults } = await fuzz(mock.baseUrl, paths, 1000, 7);
  expect(faults).toEqual([]);
  expect(sent).toBe(1000);
  expect(torn).toBeGreaterThan(50);
  // Not all is refused: some of it is as documented.
  expect(answers["2xx"]).toBeGreaterThan(5);
});

test("a server that fails is found out", async () => {
  const { port } = broken.address() as AddressInfo;
  const { faults } = await fuzz(`http://127.0.0.1:${port}`, paths, 20, 7);
  expect(faults.length).toBeGreaterThan(5);
});
