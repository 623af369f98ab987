import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureInFlight } from "../src/figures/measure-in-flight.ts";
import { startServer, type Served } from "../src/server/start-server.ts";

// Fewer calls than `npm run bench` makes, and twice the growth that it allows: what the engine compiles meanwhile is a
// larger part of the heap.
const calls = 200;
const mostGrowth = 0.1;

let server: Served;
beforeAll(async () => (server = await startServer(2)));
afterAll(() => server.stop());

describe("many calls at once", () => {
  test("return each its own result, and leave the heap as it was", async () => {
    const { orderKept, growth } = await measureInFlight(server.origin, calls);
    expect(orderKept).toBe(true);
    expect(growth).toBeLessThan(mostGrowth);
  });

  test("that keep something of each answer are detected", async () => {
    expect((await measureInFlight(server.origin, calls, true)).growth).toBeGreaterThan(mostGrowth);
  });
});
