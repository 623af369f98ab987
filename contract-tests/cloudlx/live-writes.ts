import type { CloudlxClient } from "@demarc/cloudlx";
import type { LiveCall, LiveViolation, LiveWriteContext } from "@demarc/contract-live";
import { rowsOf } from "./live-checks.ts";

type Context = LiveWriteContext<CloudlxClient>;
type Row = Record<string, unknown>;
interface Customer extends Row {
  id: number;
  sub_realms: { id: number; has_access: boolean }[];
}

/** What the pages say of writes. Numbers are not reserved: that is an order, and nothing takes it back. */
export async function walk(context: Context): Promise<LiveViolation[]> {
  const walked = await createAndRename(context);
  const { customer } = walked;
  return [
    ...walked.found,
    ...(customer ? await createAndChangeUser(context, customer.id) : []),
    ...(await addAddresses(context)),
  ];
}

/** Collects what a call shows otherwise than asked for. */
function comparison() {
  const found: LiveViolation[] = [];
  const compare = (call: LiveCall, pointer: string, specPointer: string, expected: unknown, came: unknown) => {
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(came) ?? "nothing"];
    if (wanted !== got) found.push({ call, pointer, specPointer, expected: wanted, found: got });
  };
  return { found, compare };
}

/** Creates a customer, finds it in the list, renames it, and gives it its first name back. */
async function createAndRename({ call, note, prefix }: Context) {
  const { found, compare } = comparison();
  const name = `${prefix}${new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, "")}`;
  const asked = {
    name,
    currency_iso: "GBP",
    country_iso: "GB",
    realms: [1, 2, 7],
    shown_sub_realms: [313, 328],
    enabled_sub_realms: [313],
  };
  // Noted before it is sent: an answer that never comes does not mean that nothing was created.
  const takeBack = note(`the customer "${name}"`);
  const creation = await call("createCustomer", { body: asked });
  if ((creation.error?.status ?? 0) >= 400) takeBack();
  const created = creation.body as Customer | undefined;
  if (!created) return { found };
  const schema = "/components/schemas/Customer/properties";
  const shown = created.sub_realms.map(({ id }) => id);
  const enabled = created.sub_realms.filter(({ has_access }) => has_access).map(({ id }) => id);
  compare(creation, "/body/name", `${schema}/name`, name, created["name"]);
  compare(creation, "/body/sub_realms", `${schema}/sub_realms`, asked.shown_sub_realms, shown);
  compare(creation, "/body/sub_realms", `${schema}/sub_realms`, asked.enabled_sub_realms, enabled);

  const list = await call("listCustomers");
  const listed = rowsOf("listCustomers", list).find(({ id }) => id === created.id);
  const place = "/components/schemas/CustomerList/properties/customers";
  const said = listed ? `the customer just created, ${String(listed["name"])}` : "no such customer";
  compare(list, "/body/customers", place, `the customer just created, ${name}`, said);
  if (!listed) return { found };
  const path = { customer_id: created.id };
  const update = await call("updateCustomer", { path, body: { name: `${name}-renamed` } });
  const renamed = update.body as Customer | undefined;
  if (!renamed) return { found, customer: created };
  compare(update, "/body/name", `${schema}/name`, `${name}-renamed`, renamed["name"]);
  compare(update, "/body/id", `${schema}/id`, created.id, renamed.id);
  compare(update, "/body/sub_realms", `${schema}/sub_realms`, created.sub_realms, renamed.sub_realms);
  await call("updateCustomer", { path, body: { name } });
  return { found, customer: created };
}

/** Creates a user of the customer, finds it in the list, and changes its telephone number alone. */
async function createAndChangeUser({ call, note, prefix }: Context, customer_id: number): Promise<LiveViolation[]> {
  const { found, compare } = comparison();
  const asked = {
    customer_id,
    email: `${prefix}${customer_id}@example.com`.toLowerCase(),
    first_name: "Test",
    last_name: "User",
    phone: "+442071234567",
    time_zone: "Europe/London",
  };
  const takeBack = note(`the user "${asked.email}"`);
  const creation = await call("createUser", { body: asked });
  if ((creation.error?.status ?? 0) >= 400) takeBack();
  const created = creation.body as Row | undefined;
  if (!created) return found;
  const place = (name: string) => `/components/schemas/WrittenUser/properties/${name}`;
  for (const name of ["email", "first_name", "last_name", "phone", "time_zone"] as const)
    compare(creation, `/body/${name}`, place(name), asked[name], created[name]);
  const list = await call("listUsers");
  const listed = rowsOf("listUsers", list).find(({ id }) => id === created["id"]);
  const users = "/components/schemas/UserList/properties/users";
  compare(
    list,
    "/body/users",
    users,
    `a user of customer ${customer_id}`,
    `a user of customer ${String(listed?.["customer_id"])}`,
  );
  if (!listed) return found;
  const body = { phone: "+442071234568" };
  const update = await call("updateUser", { path: { user_id: created["id"] }, body });
  const changed = update.body as Row | undefined;
  if (!changed) return found;
  compare(update, "/body/phone", place("phone"), body.phone, changed["phone"]);
  for (const name of ["email", "first_name", "last_name", "time_zone"] as const)
    compare(update, `/body/${name}`, place(name), created[name], changed[name]);
  return found;
}

/** Adds an address twice: each has an id of its own. */
async function addAddresses({ call, note, prefix }: Context): Promise<LiveViolation[]> {
  const { found, compare } = comparison();
  const body = {
    name: `${prefix}address`,
    address_line_1: "1 Example Street",
    address_city: "London",
    address_region: "London",
    address_postal_code: "EC2A 4NW",
    address_country: "GB",
    use_for_emergency_address: true,
  };
  const ids: unknown[] = [];
  for (const turn of ["first", "second"]) {
    const takeBack = note(`the ${turn} address "${body.name}"`);
    const added = await call("addNumberAddress", { body });
    if ((added.error?.status ?? 0) >= 400) takeBack();
    const id = (added.body as Row | undefined)?.["id"];
    if (id === undefined) return found;
    const place = "/components/schemas/NumberAddressAdded/properties/id";
    compare(
      added,
      "/body/id",
      place,
      "an id of its own",
      ids.includes(id) ? `${String(id)} again` : "an id of its own",
    );
    ids.push(id);
  }
  return found;
}
