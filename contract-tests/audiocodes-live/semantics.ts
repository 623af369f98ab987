import { deepStrictEqual, strictEqual } from "node:assert";
import type { AudiocodesLiveClient, CustomerBriefList } from "@demarc/audiocodes-live";
import type { Semantics } from "@demarc/contract-testing/vitest";

export const semantics: Semantics<AudiocodesLiveClient> = {
  listCustomers: {
    "the page's 35 customers have ids of their own, all version 4 UUIDs": async ({ client, asking }) => {
      const customers = await client.listCustomers(asking({ code: 200, example: "asDocumented" }));
      const ids = customers.map(({ Id }) => Id);
      strictEqual(new Set(ids).size, 35);
      deepStrictEqual(
        ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/.test(id ?? "")),
        [],
      );
    },
    "an unknown licence type reaches the caller": async ({ clientWith }) => {
      const client = clientWith(({ body }) => ({
        body: (body as CustomerBriefList).map((customer) => ({ ...customer, LicenseType: 99 })),
      }));
      strictEqual((await client.listCustomers())[0]?.LicenseType, 99);
    },
  },
};
