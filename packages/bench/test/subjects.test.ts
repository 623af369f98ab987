import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerList } from "../src/server/answer.ts";
import { generateClients } from "../src/clients/generate.ts";
import { measureSizes } from "../src/figures/sizes.ts";
import { startServer, type Served } from "../src/server/start-server.ts";
import { checkSubjects, names, subjectsFor } from "../src/clients/clients.ts";

const folder = mkdtempSync(join(tmpdir(), "demarc-bench-test-"));
let server: Served;
beforeAll(async () => (server = await startServer(2)));
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("every client is generated, returns the list and has a size", async () => {
  const generated = await generateClients(folder);
  const subjects = await subjectsFor(server.origin, generated, folder);
  await checkSubjects(subjects, await customerList(2));
  expect(subjects.map(({ name }) => name)).toEqual(Object.values(names));
  for (const [name, { atOnce }] of Object.entries(await measureSizes(generated)))
    expect(atOnce, name).toBeGreaterThan(1000);
});

test("a client that returns something else is not timed", async () => {
  await expect(
    checkSubjects([{ name: "x", call: async () => ({ customers: [] }) }], await customerList(2)),
  ).rejects.toThrow("x: expected the list of customers");
});
