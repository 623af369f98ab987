import { customersOf, Deleted, Directory, type EnswitchClient } from "@demarc/enswitch";
import { given, Refusal, required, step, type Platform } from "./platform.ts";

/** The columns that are shown. A row has more, and no page says what is in them. */
const columns = new Set(["id", "name", "email", "plan", "bill_type", "balance", "address_city"]);

/** Customers of Enswitch: a name, a rate plan, an email address, a city. */
export function enswitchPlatform(client: EnswitchClient): Platform {
  const platform = "enswitch";
  return {
    name: platform,
    async list() {
      const found = [];
      // Left out, `directory` hides the customers whose directory is enabled.
      const query = { deleted: Deleted.NotDeleted, directory: Directory.Any };
      for await (const { id, name } of customersOf(client, { query })) found.push({ platform, id: String(id), name });
      return found;
    },
    async show(id) {
      const { data } = await client.getCustomer({ query: { id: Number(id) } });
      return Object.fromEntries(Object.entries(data).filter(([column]) => columns.has(column)));
    },
    async create(name, wanted) {
      const plan = Number(required(wanted, "plan", "the id of a rate plan"));
      const email = required(wanted, "email", "an address");
      const query = { name, plan, email, ...given({ address_city: wanted.city }) };
      return [step("createCustomer", client.createCustomer, { query }, ({ data }) => String(data.id))];
    },
    async update(id, { rename, city }) {
      if (rename !== undefined) throw new Refusal("no page documents how to rename a customer. Do it in the portal.");
      if (city === undefined) return [];
      return [step("updateCustomer", client.updateCustomer, { query: { id: Number(id), address_city: city } })];
    },
    end: async (id) => [step("deleteCustomer", client.deleteCustomer, { query: { id: Number(id) } })],
  };
}
