import { expect, test } from "vitest";
import { createCloudlxClient, type Drift } from "../src/index.ts";
import { validation } from "../src/generated/validation.ts";

test("the client finds what differs from the document by its own validators", async () => {
  const body = { customers: [{ id: 1, name: 7, added: true, realms: [], sub_realms: [] }] };
  const drifts: Drift[] = [];
  const client = createCloudlxClient({
    accessToken: "token",
    fetch: async () => Response.json(body),
    validation: validation(),
    onDrift: (drift) => drifts.push(drift),
  });
  expect(await client.listCustomers()).toEqual(body);
  const found = drifts.map(({ grade, pointer }) => `${grade} ${pointer}`);
  expect(found.toSorted()).toEqual([
    "additive /customers/0/added",
    "breaking /customers/0/country",
    "breaking /customers/0/currency",
    "breaking /customers/0/name",
  ]);
});
