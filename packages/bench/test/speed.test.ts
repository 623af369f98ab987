import { afterAll, beforeAll, expect, test } from "vitest";
import { connectWithEverything } from "../src/ours.ts";
import { timeInRounds, type Subject } from "../src/rounds.ts";
import { startServer, type BenchServer } from "../src/start-server.ts";

/** Far above what `npm run bench` asks for, so that a busy machine does not fail it. */
const ceiling = 1.5;

let server: BenchServer;
beforeAll(async () => (server = await startServer(25)));
afterAll(() => server.stop());

async function ratioOf(call: () => Promise<unknown>): Promise<number | undefined> {
  const bare: Subject = {
    name: "bare fetch",
    call: async () => (await fetch(`${server.origin}/api/customers`)).json(),
  };
  const [, timed] = await timeInRounds([bare, { name: "timed", call }], { durationMs: 2000, warmUp: 300 });
  return timed?.ratio;
}

test("a call with everything on takes little longer than bare fetch", async () => {
  const client = connectWithEverything(server.origin);
  expect(await ratioOf(() => client.listCustomers())).toBeLessThan(ceiling);
});

test("a call that does its work twice would be noticed", async () => {
  const client = connectWithEverything(server.origin);
  expect(await ratioOf(async () => [await client.listCustomers(), await client.listCustomers()])).toBeGreaterThan(
    ceiling,
  );
});
