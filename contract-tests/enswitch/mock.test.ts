import { countCustomers, createEnswitchClient, customersOf } from "@demarc/enswitch";
import { testMock } from "@demarc/contract-testing/live";
import { expect } from "vitest";

testMock("enswitch", async (baseUrl) => {
  const client = createEnswitchClient({ authToken: "any", baseUrl });
  const rows = await client.listCustomers({ query: { recursive: 0 } });
  expect(await countCustomers(client)).toBe(rows.data.length);
  const names = [];
  for await (const { name } of customersOf(client, { pageSize: 2 })) names.push(name);
  expect(names.length).toBe(rows.data.length);
  const byForm = createEnswitchClient({ username: "u", password: "p", sendAs: "form", baseUrl });
  expect(await byForm.listCustomers()).toEqual(rows);
});
