import type { EnswitchClient } from "@demarc/enswitch";
import { violation, type LiveCall, type LiveViolation, type LiveWriteContext } from "@demarc/contract-live";
import { fieldsOf, rowsOf, type Row } from "./live-rows.ts";

type Writes = LiveWriteContext<EnswitchClient>;
const place = (path: string) => `/paths/~1${path.replaceAll("/", "~1")}~1/post`;

/**
 * A customer from its creation to its end, and a person of it. Each write is followed by the read that shows it. An
 * installation may not show a column; then nothing is said of it.
 */
export async function lifeOfACustomer(context: Writes): Promise<LiveViolation[]> {
  const { call, note, prefix } = context;
  const found: LiveViolation[] = [];
  const [plan, otherPlan = plan] = rowsOf(await call("listPlans", { query: { limit: 2 } }));
  if (!plan || !otherPlan) return [];
  const name = `${prefix}${new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, "")}`;
  const email = `${name}@example.com`;
  // Noted before it is sent: an answer that never comes does not mean that nothing was created.
  const takeBack = note(`the customer "${name}"`);
  const asked = { name, plan: Number(plan["id"]), email };
  const creation = await call("createCustomer", { query: asked });
  if ((creation.error?.status ?? 0) >= 400) takeBack();
  if (!creation.body) return [];
  const id = Number(fieldsOf(creation)["id"]);

  const read = async () => fieldsOf(await call("getCustomer", { query: { id } }));
  /** Compares what a row shows after a call with what the call should have led to. */
  const expectRow = (shownBy: LiveCall, path: string, row: Row, wanted: Row) => {
    for (const [column, value] of Object.entries(wanted)) {
      const came = row[column];
      const isSame = came === undefined ? "name" in row : String(came) === String(value);
      if (!isSame) found.push(...violation(shownBy, `/body/data/${column}`, place(path), show(value), show(came)));
    }
  };
  expectRow(creation, "customers/create", await read(), { name, email, balance: "0.00" });

  const update = await call("updateCustomer", { query: { id, account: "10003" } });
  expectRow(update, "customers/update", await read(), { name, email, account: "10003" });
  const credit = await call("addCustomerBalance", { query: { id, amount: 1.5 } });
  expectRow(credit, "customers/balance/add", await read(), { balance: "1.50" });
  await call("addCustomerTime", { query: { id, seconds: 60 } });
  await call("updateCustomer", { query: { id, balance: 0 } });
  found.push(...(await lifeOfAPerson(context, id, name)));

  const above = rowsOf(await call("listCustomers", { query: { limit: 2 } })).find((row) => Number(row["id"]) !== id);
  if (above) {
    const target = { parent: Number(above["id"]), plan: Number(otherPlan["id"]) };
    const move = await call("moveCustomer", { query: { id, ...target } });
    expectRow(move, "customers/move", await read(), target);
  }
  const listed = async (deleted: 0 | 1) =>
    rowsOf(await call("listCustomers", { query: { name, deleted, directory: -1, recursive: 1 } })).length === 1;
  const expectListed = (shownBy: LiveCall, path: string, came: boolean, wanted: boolean) => {
    const text = (is: boolean) => (is ? "the customer listed" : "the customer not listed");
    if (came !== wanted) found.push(...violation(shownBy, "/body/data", place(path), text(wanted), text(came)));
  };
  const deletion = await call("deleteCustomer", { query: { id } });
  expectListed(deletion, "customers/delete", await listed(1), true);
  const restored = await call("undeleteCustomer", { query: { id } });
  expectListed(restored, "customers/undelete", await listed(0), true);
  await call("deleteCustomer", { query: { id } });
  const purge = await call("purgeCustomer", { query: { id } });
  const isThere = await listed(1);
  expectListed(purge, "customers/purge", isThere, false);
  if (!isThere) takeBack();
  return found;
}

async function lifeOfAPerson({ call }: Writes, customer: number, name: string): Promise<LiveViolation[]> {
  const found: LiveViolation[] = [];
  const [role] = rowsOf(await call("listRoles"));
  if (!role) return [];
  const username = `${name}@example.com`;
  const asked = { username, email: username, role: Number(role["id"]), password: `${name}-Aa1!`, customer };
  const listed = async () =>
    rowsOf(await call("listPeople", { query: { customer } })).filter((row) => row["username"] === username);
  const check = await call("createPerson", { query: { ...asked, validation: 1 } });
  const validation = "/components/parameters/Validation";
  if ((await listed()).length > 0)
    return violation(check, "/body", validation, "nothing created with validation=1", "a person");
  const code = (check.body as { responses?: { code?: string }[] } | undefined)?.responses?.[0]?.code;
  if (check.body && code !== "201")
    found.push(...violation(check, "/body/responses/0/code", validation, "201", `${code}`));
  const creation = await call("createPerson", { query: { ...asked, forename: "Ada" } });
  const [person] = await listed();
  if (!person)
    return [...found, ...violation(creation, "/body/data", place("people/create"), "a person listed", "none")];
  const id = Number(person["id"]);
  const update = await call("updatePerson", { query: { id, surname: "Example" } });
  const row = fieldsOf(await call("getPerson", { query: { id } }));
  for (const [column, value] of [
    ["surname", "Example"],
    ["forename", "Ada"],
    ["email", username],
  ] as const)
    if (row[column] !== undefined && row[column] !== value)
      found.push(...violation(update, `/body/data/${column}`, place("people/update"), value, show(row[column])));
  const deletion = await call("deletePerson", { query: { id } });
  if ((await listed()).length > 0)
    found.push(...violation(deletion, "/body/data", place("people/delete"), "nobody listed", "the person"));
  return found;
}

const show = (value: unknown) => JSON.stringify(value) ?? "nothing";
