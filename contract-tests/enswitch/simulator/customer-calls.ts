import { done, ok, refuse, write, type Action, type Call, type Reply } from "./call.ts";
import { createRow, type Row } from "./customers.ts";
import { select } from "./select.ts";

const missing = refuse("404", "The customer does not exist.");

/** What can be done with customers, by address. */
export const customerCalls: Record<string, Action> = {
  "customers/list": { operationId: "listCustomers", run: list },
  "customers/get": {
    operationId: "getCustomer",
    run(call) {
      const { state, value, behaves } = call;
      const found = state.customers.find(
        ({ id, name, email }) => String(id) === value("id") || name === value("name") || email === value("email"),
      );
      const customer = behaves("anotherFound") ? state.customers.find((row) => row !== found) : found;
      if (!customer || (behaves("checkFails") && value("check") === "1")) return missing;
      if (value("check") === "1") return { code: "200" };
      return ok(value("payment") === "1" ? {} : customer);
    },
  },
  "customers/create": {
    operationId: "createCustomer",
    run(call) {
      const { state, behaves } = call;
      const id = Math.max(0, ...state.customers.map((row) => row.id)) + 1;
      const blank = { parent: 0, deleted: 0, directory: 0, bill_type: "postpaid", account: "", description: "" };
      const customer: Row = { ...createRow(id - 1), ...blank, balance: behaves("balanceGiven") ? "5.00" : "0.00" };
      write(customer, call);
      if (!behaves("creationLost")) state.customers.push(customer);
      return ok({ id });
    },
  },
  "customers/update": change("updateCustomer", write),
  "customers/move": change("moveCustomer", write),
  "customers/delete": change("deleteCustomer", (customer) => (customer.deleted = 1), hasDependants),
  "customers/undelete": change("undeleteCustomer", (customer) => (customer.deleted = 0)),
  "customers/purge": change(
    "purgeCustomer",
    (customer, { state }) => state.customers.splice(state.customers.indexOf(customer), 1),
    hasDependants,
  ),
  "customers/balance/add": change("addCustomerBalance", (customer, { value }) => {
    customer.balance = (Number(customer.balance) + Number(value("amount"))).toFixed(2);
  }),
  "customers/time/add": change("addCustomerTime", () => undefined),
  "customers/topup/request": {
    operationId: "requestCustomerTopup",
    run: () => ok({ status: "accepted", error: "", message: "" }),
  },
};

function change(
  operationId: string,
  act: (customer: Row, call: Call) => unknown,
  refusal?: (customer: Row, call: Call) => Reply | undefined,
): Action {
  return {
    operationId,
    run(call) {
      const customer = call.state.customers.find(({ id }) => String(id) === call.value("id"));
      if (!customer) return missing;
      const refused = refusal?.(customer, call);
      if (refused) return refused;
      if (!call.behaves("lost")) act(customer, call);
      return done;
    },
  };
}

function hasDependants({ id }: Row, { state }: Call): Reply | undefined {
  const has = state.customers.some(({ parent, affiliate_customer }) => [parent, affiliate_customer].includes(id));
  return has ? refuse("400", "The customer has sub-customers, or is an affiliate for other customers.") : undefined;
}

function list(call: Call): Reply {
  const { sent, value, behaves, state, directoryDefault } = call;
  if (behaves("queryRequired") && !sent.has("account_manager"))
    return refuse("400", "Missing parameter.", "account_manager");
  if (behaves("prepaidGone") && sent.get("bill_type") === "prepaid")
    return refuse("400", "Invalid value.", "bill_type");
  const flag = (name: string, initial: string, of: (row: Row) => number) => (row: Row) =>
    value(name, initial) === "-1" || behaves(`${name}Ignored`) || String(of(row)) === value(name, initial);
  const parent = sent.get("parent");
  const kept = state.customers
    .filter(flag("deleted", "0", (row) => row.deleted))
    .filter(flag("directory", directoryDefault, (row) => row.directory))
    .filter((row) => behaves("billTypeIgnored") || !sent.get("bill_type") || row.bill_type === sent.get("bill_type"))
    .filter((row) => behaves("nameIgnored") || row.name.includes(value("name")))
    .filter(
      (row) =>
        behaves("parentIgnored") ||
        (parent === null && value("recursive", "0") === "1") ||
        row.parent === Number(parent ?? 0),
    );
  return { code: "200", rows: select(call, kept, "name") };
}
