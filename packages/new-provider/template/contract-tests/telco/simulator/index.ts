import { applyDrift, behaviourOf, toResponse, type Answer, type Drift } from "@demarc/contract-testing/simulator";
import { Hono } from "hono";

/** FILL IN: what may differ between installations and versions of Telco, all of it within what the pages say. */
export interface TelcoVariations {
  /** Whether answers have undocumented fields. */
  addedFields: boolean;
}

export interface TelcoAccount {
  accessToken: string;
}

/** FILL IN: what the simulator remembers. */
export interface TelcoState {
  customers: { id: number; name: string }[];
}

/** What is there at first. */
export function initialState(): TelcoState {
  return { customers: [1, 2, 3].map((id) => ({ id, name: `Customer ${id}` })) };
}

/**
 * Telco as its pages describe it, in memory; never written from the document.
 *
 * @param account whose credentials are right; anybody's where it is undefined
 */
export function simulateTelco(
  account: TelcoAccount | undefined,
  { addedFields = false }: Partial<TelcoVariations> = {},
  drift?: Drift,
  state: TelcoState = initialState(),
) {
  const behaves = behaviourOf(drift);
  /** @param operationId as drift names it */
  const reply = (operationId: string, status: number, body: unknown) => {
    const added = addedFields && status === 200 ? { ...(body as object), undocumented: true } : body;
    const answer: Answer = { status, headers: { "content-type": "application/json" }, body: added };
    const concerned = drift && status === 200 && (drift.on ?? [operationId]).includes(operationId);
    return toResponse(concerned ? applyDrift(answer, drift.changes) : answer);
  };

  const app = new Hono();
  app.use("*", async ({ req }, next) => {
    const isKnown = !account || req.header("authorization") === `Bearer ${account.accessToken}`;
    // FILL IN: how the provider refuses a caller that it does not know.
    if (!isKnown && !behaves("noAuth")) return reply("error", 401, { message: "Unauthenticated." });
    return next();
  });
  // FILL IN: a route for each operation.
  app.get("/customers", () => reply("listCustomers", 200, { customers: state.customers }));
  app.post("/customers", async ({ req }) => {
    const { name } = (await req.json()) as { name: string };
    const created = { id: state.customers.length + 1, name };
    state.customers.push(created);
    return reply("createCustomer", 201, created);
  });
  app.notFound(() => reply("error", 404, { message: "Not found." }));
  return app;
}
