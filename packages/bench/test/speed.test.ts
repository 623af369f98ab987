import { afterAll, beforeAll, expect, test } from "vitest";
import { connectWithEverything } from "../src/clients/ours.ts";
import { timeInRounds } from "../src/figures/rounds.ts";
import { startServer, type Served } from "../src/server/start-server.ts";

/** Far above what `npm run bench` asks for, so that it holds on a busy machine. */
const ceiling = 1.5;

let server: Served;
beforeAll(async () => (server = await startServer(25)));
afterAll(() => server.stop());

test("a call with everything on takes little longer than bare fetch, and two calls would be detected", async () => {
  const client = connectWithEverything(server.origin);
  const subjects = [
    { name: "bare fetch", call: async () => (await fetch(`${server.origin}/api/customers`)).json() },
    { name: "one call", call: () => client.listCustomers() },
    { name: "two calls", call: async () => [await client.listCustomers(), await client.listCustomers()] },
  ];
  const [, one, two] = await timeInRounds(subjects, { durationMs: 1000, warmUp: 200 });
  expect(one?.ratio).toBeLessThan(ceiling);
  expect(two?.ratio).toBeGreaterThan(ceiling);
});
