import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureInFlight } from "../src/measure-in-flight.ts";
import { startServer, type BenchServer } from "../src/start-server.ts";

let server: BenchServer;
beforeAll(async () => (server = await startServer(2)));
afterAll(() => server.stop());

describe("a thousand calls at once", () => {
  test("bring each its own result, and leave the heap as it was", async () => {
    const { calls, orderKept, growth } = await measureInFlight(server.origin);
    expect({ calls, orderKept }).toEqual({ calls: 1000, orderKept: true });
    expect(growth).toBeLessThan(0.05);
  });

  test("that leave something behind are noticed", async () => {
    expect((await measureInFlight(server.origin, true)).growth).toBeGreaterThan(0.05);
  });
});
