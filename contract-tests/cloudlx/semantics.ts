import { deepStrictEqual } from "node:assert";
import type { CloudlxClient, CreateCustomerRequest, Customer } from "@demarc/cloudlx";
import type { Semantics } from "@demarc/contract-testing/vitest";

const request = { shown_sub_realms: [313, 328], enabled_sub_realms: [313] };

export const semantics: Semantics<CloudlxClient> = {
  createCustomer: {
    "sub-realms shown come back, and those enabled have access": async ({ client, asking }) => {
      const body: CreateCustomerRequest = { name: "Example Company", ...request };
      assertSubRealms(await client.createCustomer({ body, ...asking({ code: 200, example: "created" }) }));
    },
  },
  updateCustomer: {
    "sub-realms shown come back, and those enabled have access": async ({ client }) => {
      assertSubRealms(await client.updateCustomer({ path: { customer_id: 915 }, body: request }));
    },
  },
};

function assertSubRealms({ sub_realms }: Customer): void {
  deepStrictEqual(
    sub_realms.map(({ id }) => id),
    request.shown_sub_realms,
  );
  deepStrictEqual(
    sub_realms.filter(({ has_access }) => has_access).map(({ id }) => id),
    request.enabled_sub_realms,
  );
}
