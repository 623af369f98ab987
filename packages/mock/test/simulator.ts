import { Hono } from "hono";
import type { Simulator } from "../src/protocol.ts";

interface Customer {
  id: number;
  name: string;
  sub_realms: object[];
  [field: string]: unknown;
}
interface Wanted {
  name?: string;
  shown_sub_realms?: number[];
  enabled_sub_realms?: number[];
}

const country = { iso_2: "GB", name: "United Kingdom" };
const currency = { iso_2: "GB", iso_3: "GBP", name: "Pound sterling" };
const customer = (
  id: number,
  { name = "", shown_sub_realms: shown = [], enabled_sub_realms = [] }: Wanted,
): Customer => ({
  id,
  name,
  country,
  currency,
  realms: [],
  sub_realms: shown.map((realm) => ({
    id: realm,
    name: `Sub-realm ${realm}`,
    description: null,
    has_access: enabled_sub_realms.includes(realm),
  })),
});

/** A simulator of acme: customers that are listed, created and changed. */
export const simulator: Simulator<Customer[], { kind: string; title: string }> = {
  initial: () => [1000, 1001].map((id) => customer(id, { name: `Customer ${id}` })),
  simulate(state, drift) {
    const app = new Hono();
    const key = drift ? "data" : "customers";
    app.get("/api/customers", (context) => context.json({ [key]: state }));
    app.post("/api/customers", async (context) => {
      const created = customer(1000 + state.length, await context.req.json());
      state.push(created);
      return context.json(created);
    });
    app.patch("/api/customers/:id", async (context) => {
      const found = state.find(({ id }) => id === Number(context.req.param("id")));
      if (!found) return context.json({ message: "Not found.", status_code: 404 }, 404);
      return context.json(Object.assign(found, await context.req.json()));
    });
    return app;
  },
  drifts: [{ kind: "wrapper renamed", title: "customers is called data" }],
};
