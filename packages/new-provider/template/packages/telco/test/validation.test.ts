import { expect, test } from "vitest";
import { createTelcoClient, type Drift } from "../src/index.ts";
import { validation } from "../src/generated/validation.ts";

// FILL IN: an operation, a body in which one thing is wrong, and the place that is reported.
test("the client finds what differs from the document by its own validators", async () => {
  const drifts: Drift[] = [];
  const client = createTelcoClient({
    accessToken: "token",
    fetch: async () => Response.json({ customers: [{ id: "one", name: "Customer 1" }] }),
    validation: validation(),
    onDrift: (drift) => drifts.push(drift),
  });
  await client.listCustomers();
  expect(drifts.map(({ grade, pointer }) => `${grade} ${pointer}`)).toEqual(["breaking /customers/0/id"]);
});
