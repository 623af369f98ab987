import { hasToken, simulatorOf, type Reply } from "@demarc/contract-testing/simulator";

/** FILL IN: what may differ between installations and versions of Telco, all of it within what the pages say. */
const variations = {
  /** Whether answers have undocumented fields. */
  addedFields: false,
};

interface Account {
  accessToken: string;
}

/** FILL IN: what the simulator remembers. */
interface State {
  customers: { id: number; name: string }[];
}

const refuse = (status: number, message: string): Reply => ({ status, body: { message } });

/** Telco as its pages describe it; never written from the document. */
export const simulator = simulatorOf<State, typeof variations, Account, Reply>({
  variations,
  initial: () => ({ customers: [1, 2, 3].map((id) => ({ id, name: `Customer ${id}` })) }),
  open: [],
  knows: (call, { accessToken }) => hasToken(call, accessToken),
  // FILL IN: how the provider refuses a caller that it does not know, and what it has not.
  unknown: refuse(401, "Unauthenticated."),
  missing: refuse(404, "Not found."),
  answer({ status, body }, { variation }) {
    const added = variation.addedFields && status === 200 ? { ...(body as object), undocumented: true } : body;
    return { status, headers: { "content-type": "application/json" }, body: added };
  },
  // FILL IN: a route for each operation, and what is done.
  routes: { listCustomers: "GET /customers", createCustomer: "POST /customers" },
  actions: {
    listCustomers: ({ state: { customers } }) => ({ status: 200, body: { customers } }),
    createCustomer({ state: { customers }, body }) {
      const created = { id: customers.length + 1, name: String(body["name"]) };
      customers.push(created);
      return { status: 201, body: created };
    },
  },
});
