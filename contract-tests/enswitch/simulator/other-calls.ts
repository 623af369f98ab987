import { done, ok, refuse, write, type Action, type Call } from "./call.ts";
import { select } from "./select.ts";
import { createPerson, ownCustomer, type EnswitchState, type TableRow } from "./state.ts";

const noPerson = refuse("404", "The person does not exist, or you do not have permission to view them.");
const noNumber = refuse("404", "The number does not exist, or you do not have permission to view it.");

/** What can be done with people, rate plans, numbers and the user, by address. */
export const otherCalls: Record<string, Action> = {
  "people/list": list("listPeople", "people", "username", (call, row) => {
    if (call.behaves("passwordShown")) row["password"] = "secret";
    return ofCustomer(call, row) && isAsked(call, row, "zohocrm");
  }),
  "people/get": {
    operationId: "getPerson",
    run({ state, value, behaves }) {
      const order = ["id", "username", "email"].filter((name) => value(name) !== "");
      if (order.length === 0) return refuse("400", "One of email, id, or username must be specified.");
      const by = (behaves("usernameFirst") ? order.at(-1) : order[0]) ?? "";
      const [person, another] = state.people.filter((row) => String(row[by]) === value(by));
      if (!person) return noPerson;
      if (another) return refuse("409", "Multiple persons exist with the same email.");
      return value("check") === "1" ? { code: "200" } : ok(person);
    },
  },
  "people/create": {
    operationId: "createPerson",
    run(call) {
      const { state, value, behaves } = call;
      if (value("password") === "" && value("copy_password") === "") return refuse("400", "Missing.", "password");
      const person = createPerson({ id: Math.max(...state.people.map((row) => Number(row["id"]))) + 1 });
      write(person, call);
      const isDry = value("validation") === "1";
      if (isDry ? behaves("validationActs") : !behaves("creationLost")) state.people.push(person);
      return isDry && !behaves("validationSays200") ? { code: "201" } : ok({ id: person["id"] });
    },
  },
  "people/update": onPerson("updatePerson", write),
  "people/delete": onPerson("deletePerson", (person, { state }) =>
    state.people.splice(state.people.indexOf(person), 1),
  ),
  "roles/list": { operationId: "listRoles", run: ({ state }) => ({ code: "200", rows: state.roles }) },
  "plans/list": list("listPlans", "plans", "name", ({ value, behaves }, row) => {
    return behaves("nameIgnored") || String(row["name"]).includes(value("name"));
  }),
  "plans/get": {
    operationId: "getPlan",
    open: true,
    run({ state, value, behaves }) {
      const id = behaves("idIgnored") ? "11" : value("id", "11");
      const plan = state.plans.find((row) => String(row["id"]) === id);
      return plan ? ok(plan) : refuse("404", "The rate plan does not exist, or you do not have permission to view it.");
    },
  },
  "ingroups/list": {
    ...list("listInboundGroups", "ingroups", "name", (call, row) => isAsked(call, row, "ported")),
    open: true,
  },
  "numbers/list": list("listNumbers", "numbers", "number", (call, row) => ofCustomer(call, row)),
  "numbers/get": {
    operationId: "getNumber",
    open: true,
    run({ state, value, behaves }) {
      const found = numberOf(state, behaves("anotherFound") ? "2125551231" : value("number"));
      return found ? ok(found) : noNumber;
    },
  },
  "numbers/available/list": {
    operationId: "listAvailableNumbers",
    open: true,
    run({ state, value, behaves }) {
      const free = state.numbers.filter(({ customer }) => customer === "" || behaves("takenShown"));
      const numbers = free.map((row) => String(row["number"]));
      const first = (text: string) => Number(text !== value("preferred"));
      if (!behaves("preferredIgnored")) numbers.sort((a, b) => first(a) - first(b));
      return ok(numbers.slice(0, behaves("countIgnored") ? 10 : Number(value("count", "10"))));
    },
  },
  "numbers/available/get": {
    operationId: "getAvailableNumber",
    open: true,
    run({ state, value, behaves }) {
      const found = numberOf(state, value("number"));
      if (!found || behaves("unknown")) return noNumber;
      const { number = "", class: kind = 0, customer } = found;
      return customer === "" ? ok({ number, class: kind }) : refuse("400", "The number exists, but is already in use.");
    },
  },
  "numbers/purchase": {
    operationId: "purchaseNumber",
    run({ state, value }) {
      const found = numberOf(state, value("number"));
      if (found?.["customer"] !== "") return refuse("400", "The number is not available.", "number");
      found["customer"] = Number(value("customer", String(ownCustomer)));
      return done;
    },
  },
  "user/login": {
    operationId: "login",
    run({ value, behaves }) {
      const token = { auth_token: "e30.e30.c2lnbmF0dXJl", auth_token_expiry: 3600, auth_token_expires: 1_800_000_000 };
      const isAsked = value("token") === "1" ? !behaves("tokenMissing") : behaves("tokenAlways");
      return ok({ id: 1, username: "user1@example.com", ...(isAsked && token) });
    },
  },
};

function list(
  operationId: string,
  table: Exclude<keyof EnswitchState, "customers">,
  column: string,
  keeps: (call: Call, row: TableRow) => boolean,
): Action {
  const run = (call: Call) => {
    const kept = call.state[table].map((row) => ({ ...row })).filter((row) => keeps(call, row));
    const hasFlag = ["zohocrm", "ported"].some((flag) => call.value(flag) === "1");
    if (hasFlag && call.behaves("flagAdds")) kept.push({ ...kept[0], id: 999 });
    return { code: "200", rows: select(call, kept, column) };
  };
  return { operationId, run };
}

function onPerson(operationId: string, act: (person: TableRow, call: Call) => unknown): Action {
  return {
    operationId,
    run(call) {
      const person = call.state.people.find(({ id }) => String(id) === call.value("id"));
      if (!person) return noPerson;
      if (!call.behaves("lost")) act(person, call);
      return done;
    },
  };
}

const ofCustomer = ({ value, behaves }: Call, { customer }: TableRow) =>
  behaves("customerIgnored") || String(customer) === value("customer", String(ownCustomer));
const isAsked = ({ value }: Call, row: TableRow, flag: string) => value(flag) !== "1" || row[flag] === 1;
const numberOf = ({ numbers }: EnswitchState, number: string) => numbers.find((row) => row["number"] === number);
