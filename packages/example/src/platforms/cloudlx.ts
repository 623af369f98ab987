import type { CloudlxClient } from "@demarc/cloudlx";
import { given, Refusal, step, type Platform } from "./platform.ts";

/** Customers of CloudLX: a name, a country, a currency. */
export function cloudlxPlatform(client: CloudlxClient): Platform {
  const platform = "cloudlx";
  return {
    name: platform,
    async list() {
      const { customers } = await client.listCustomers();
      return customers.map(({ id, name }) => ({ platform, id: String(id), name }));
    },
    async show(id) {
      const { realms, ...customer } = await client.showCustomer({ path: { customer_id: Number(id) } });
      return { ...customer, realms: realms.map(({ name }) => name) };
    },
    async create(name, { country, currency }) {
      const body = { name, ...given({ country_iso: country, currency_iso: currency }) };
      return [step("createCustomer", client.createCustomer, { body }, ({ id }) => String(id))];
    },
    async update(id, { rename, country, currency }) {
      const body = given({ name: rename, country_iso: country, currency_iso: currency });
      if (Object.keys(body).length === 0) return [];
      return [step("updateCustomer", client.updateCustomer, { path: { customer_id: Number(id) }, body })];
    },
    async end() {
      throw new Refusal("no page documents how to end a customer. Do it in the portal.");
    },
  };
}
