import { expect, test } from "vitest";
import { createAudiocodesLiveClient, type Drift } from "../src/index.ts";
import { validation } from "../src/generated/validation.ts";

test("the client finds what differs from the document by its own validators", async () => {
  const drifts: Drift[] = [];
  const client = createAudiocodesLiveClient({
    host: "live.example.com",
    accessToken: "token",
    fetch: async () => Response.json([{ FullName: 7, Added: true }]),
    validation: validation(),
    onDrift: (drift) => drifts.push(drift),
  });
  await client.listCustomers();
  const found = drifts.map(({ grade, pointer }) => `${grade} ${pointer}`);
  expect(found).toEqual(expect.arrayContaining(["additive /0/Added", "breaking /0/FullName"]));
});
