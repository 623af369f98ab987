import { remove, simulatorOf, withFound } from "@demarc/contract-testing/simulator";
import {
  dataOf,
  done,
  ok,
  refuse,
  select,
  value,
  variations,
  write,
  type EnswitchCall,
  type EnswitchReply,
  type Variations,
} from "./reply.ts";
import routes from "./routes.json" with { type: "json" };
import seed from "./seed.json" with { type: "json" };
import { createCustomer, initialState, type EnswitchState, type Row } from "./state.ts";

type Account = Record<"username" | "password" | "authToken", string>;

type Run = (call: EnswitchCall) => EnswitchReply;
type Table = keyof EnswitchState;

const unseen = (what: string, it = what === "person" ? "them" : "it") =>
  refuse(404, `The ${what} does not exist, or you do not have permission to view ${it}.`);

const nextId = (rows: readonly Row[]) => Math.max(0, ...rows.map(({ id }) => Number(id))) + 1;
const ofCustomer = (call: EnswitchCall, { customer }: Row) => String(customer) === value(call, "customer", "0");
const isAsked = (call: EnswitchCall, row: Row, flag: string) => value(call, flag) !== "1" || row[flag] === 1;
const contains = (call: EnswitchCall, row: Row) => String(row["name"]).includes(value(call, "name"));
/** The rows of a table that a call asks for. */
function list(table: Table, column: string, keeps: (call: EnswitchCall, row: Row) => boolean = () => true): Run {
  return (call) =>
    select(
      call,
      call.state[table].filter((row) => keeps(call, row)),
      column,
    );
}

/** What is done with the row of a table that a call names by its id. */
const change = (table: Table, missing: EnswitchReply) => (act: (row: Row, call: EnswitchCall) => unknown) =>
  withFound(
    (call: EnswitchCall) => call.state[table].find(({ id }) => String(id) === value(call, "id")),
    () => missing,
  )((row, call) => {
    const refused = act(row, call);
    return typeof refused === "string" ? refuse(400, refused) : done;
  });
const onCustomer = change("customers", refuse(404, "The customer does not exist."));
const onPerson = change("people", unseen("person"));
const onNumber = (act: (row: Row, call: EnswitchCall) => EnswitchReply) =>
  withFound(
    (call: EnswitchCall) => call.state.numbers.find((row) => row["number"] === value(call, "number")),
    () => unseen("number"),
  )(act);

/** Does something to a customer on whom no other one depends. */
const alone = (act: (row: Row, call: EnswitchCall) => unknown) =>
  onCustomer((row, call) => {
    const isUp = call.state.customers.some(({ parent, affiliate_customer }) =>
      [parent, affiliate_customer].includes(row["id"] ?? ""),
    );
    if (isUp) return "The customer has sub-customers, or is an affiliate for other customers.";
    act(row, call);
    return undefined;
  });

function isListed(call: EnswitchCall, row: Row): boolean {
  const { query, variation } = call;
  const is = (name: string, initial: string) => ["-1", String(row[name])].includes(value(call, name, initial));
  const parent = query["parent"];
  return (
    is("deleted", "0") &&
    is("directory", variation.directoryDefault) &&
    (!query["bill_type"] || row["bill_type"] === query["bill_type"]) &&
    contains(call, row) &&
    ((parent === undefined && value(call, "recursive", "0") === "1") || row["parent"] === Number(parent ?? 0))
  );
}

function getPerson(call: EnswitchCall): EnswitchReply {
  const by = ["id", "username", "email"].find((name) => value(call, name) !== "");
  if (by === undefined) return refuse(400, "One of email, id, or username must be specified.");
  const [person, another] = call.state.people.filter((row) => String(row[by]) === value(call, by));
  if (!person) return unseen("person");
  if (another) return refuse(409, "Multiple persons exist with the same email.");
  return value(call, "check") === "1" ? { status: 200 } : ok(person);
}

function createPerson(call: EnswitchCall): EnswitchReply {
  const { people } = call.state;
  if (value(call, "password") === "" && value(call, "copy_password") === "") return refuse(400, "Missing.", "password");
  if (value(call, "validation") === "1") return { status: 201 };
  const person: Row = { ...seed.person, id: nextId(people) };
  write(person, call);
  people.push(person);
  return ok({ id: person["id"] });
}

/** What is done, by operation. */
const actions: Record<keyof typeof routes, Run> = {
  listCustomers: list("customers", "name", isListed),
  getCustomer: (call) => {
    const { query, state } = call;
    const found = state.customers.find(
      ({ id, name, email }) => String(id) === query["id"] || name === query["name"] || email === query["email"],
    );
    if (!found) return refuse(404, "The customer does not exist.");
    if (value(call, "check") === "1") return { status: 200 };
    return ok(value(call, "payment") === "1" ? {} : found);
  },
  createCustomer: (call) => {
    const { customers } = call.state;
    const id = nextId(customers);
    const blank = { parent: 0, deleted: 0, directory: 0, bill_type: "postpaid", account: "", description: "" };
    const customer = { ...createCustomer(id - 1), ...blank, balance: "0.00" };
    write(customer, call);
    customers.push(customer);
    return ok({ id });
  },
  updateCustomer: onCustomer(write),
  moveCustomer: onCustomer(write),
  deleteCustomer: alone((customer) => (customer["deleted"] = 1)),
  undeleteCustomer: onCustomer((customer) => (customer["deleted"] = 0)),
  purgeCustomer: alone((customer, { state }) => remove(state.customers, customer)),
  addCustomerBalance: onCustomer((customer, call) => {
    customer["balance"] = (Number(customer["balance"]) + Number(value(call, "amount"))).toFixed(2);
  }),
  addCustomerTime: onCustomer(() => undefined),
  requestCustomerTopup: () => ok({ status: "accepted", error: "", message: "" }),
  listPeople: list("people", "username", (call, row) => ofCustomer(call, row) && isAsked(call, row, "zohocrm")),
  getPerson: getPerson,
  createPerson: createPerson,
  updatePerson: onPerson(write),
  deletePerson: onPerson((person, { state }) => remove(state.people, person)),
  listRoles: ({ state }) => ({ status: 200, rows: state.roles }),
  listPlans: list("plans", "name", contains),
  getPlan: withFound(
    (call: EnswitchCall) => call.state.plans.find((row) => String(row["id"]) === value(call, "id", "11")),
    () => unseen("rate plan"),
  )(ok),
  listInboundGroups: list("ingroups", "name", (call, row) => isAsked(call, row, "ported")),
  listNumbers: list("numbers", "number", ofCustomer),
  getNumber: onNumber(ok),
  listAvailableNumbers: (call) => {
    const free = call.state.numbers.filter(({ customer }) => customer === "").map((row) => String(row["number"]));
    const isOther = (text: string) => Number(text !== value(call, "preferred"));
    free.sort((a, b) => isOther(a) - isOther(b));
    return ok(free.slice(0, Number(value(call, "count", "10"))));
  },
  getAvailableNumber: onNumber(({ number = "", class: kind = 0, customer }) =>
    customer === "" ? ok({ number, class: kind }) : refuse(400, "The number exists, but is already in use."),
  ),
  purchaseNumber: (call) => {
    const found = call.state.numbers.find((row) => row["number"] === value(call, "number"));
    if (found?.["customer"] !== "") return refuse(400, "The number is not available.", "number");
    found["customer"] = Number(value(call, "customer", "0"));
    return done;
  },
  login: (call) => {
    const token = { auth_token: "e30.e30.c2lnbmF0dXJl", auth_token_expiry: 3600, auth_token_expires: 1_800_000_000 };
    return ok({ id: 1, username: "user1@example.com", ...(value(call, "token") === "1" && token) });
  },
};

/** Enswitch's customers, people, rate plans and numbers by GET and POST, `&` and `;`, with and without a last slash. */
export const simulator = simulatorOf<EnswitchState, Variations, Account, EnswitchReply>({
  variations,
  initial: ({ customers }) => initialState(customers),
  open: ["getPlan", "listInboundGroups", "getNumber", "listAvailableNumbers", "getAvailableNumber", "login"],
  knows: ({ query }, { username, password, authToken }) =>
    (query["auth_username"] === username && query["auth_password"] === password) || query["auth_token"] === authToken,
  unknown: refuse(401, "Invalid authentication details.", "auth_username"),
  missing: refuse(404, "Not Found"),
  readQuery: (search, form) => `${search.slice(1)}&${form}`.replaceAll(";", "&"),
  answer(reply, call) {
    const { status, key = "", message = "OK" } = reply;
    const data = dataOf(call, reply);
    return {
      status: call.variation.httpStatus === "always 200" || status === 204 ? 200 : status,
      headers: { "content-type": "application/json" },
      body: { responses: [{ code: String(status), key, message }], ...(data !== undefined && { data }) },
    };
  },
  routes,
  actions,
});
