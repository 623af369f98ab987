import { createCloudlxClient } from "@demarc/cloudlx";
import { expect, test } from "vitest";
import { attackBy, type Answer } from "./server.ts";

const redirects: Answer[] = [301, 302, 303, 307, 308].flatMap((status) =>
  ["/elsewhere", "http://localhost:1/", ""].map((location) => ({ status, headers: { location } })),
);
// Those below 200 are no answer: one that ends the exchange has to follow.
const statuses: Answer[] = Array.from({ length: 400 }, (_, index) => ({ status: 200 + index, body: "{}" }));
const interim: Answer[] = Array.from({ length: 100 }, (_, index) => ({ status: 100 + index }));
const answers: Answer[] = [
  ...statuses,
  ...redirects,
  { reset: true },
  { status: 401, headers: { "www-authenticate": "Basic" } },
];

/** How often a creation was sent in all, by an operation function and through raw. */
async function sentFor(answer: Answer): Promise<number> {
  const attacker = await attackBy([answer]);
  const client = createCloudlxClient({
    baseUrl: attacker.baseUrl,
    accessToken: async () => "token",
    attemptTimeoutMs: 2_000,
  });
  const body = { name: "x" };
  await Promise.allSettled([client.createCustomer({ body }), client.raw.POST("/api/customers", { body })]);
  await attacker.close();
  return attacker.requests.length;
}

test("a creation is sent once, whatever it is answered with: every status, redirects, a reset", async () => {
  const wrong: string[] = [];
  const send = async (answer: Answer) => {
    const count = await sentFor(answer);
    if (count !== 2) wrong.push(`${JSON.stringify(answer)}: ${count}`);
  };
  for (const answer of answers) await send(answer);
  // Most of them go on waiting for the answer proper.
  await Promise.all(interim.map(send));
  expect(wrong).toEqual([]);
});

test("a creation is sent once on a connection that was open and breaks", async () => {
  const attacker = await attackBy([{ body: '{"customers":[]}' }, { reset: true }]);
  const client = createCloudlxClient({ baseUrl: attacker.baseUrl, accessToken: "token" });
  await client.listCustomers();
  await expect(client.createCustomer({ body: { name: "x" } })).rejects.toMatchObject({ code: "network", attempts: 1 });
  expect(attacker.requests).toEqual(["GET /api/customers", "POST /api/customers"]);
  await attacker.close();
});
