import type { EnswitchClient } from "@demarc/enswitch";
import { violation, type LiveCheck, type LiveViolation } from "@demarc/contract-live";
import { listChecks } from "./live-lists.ts";
import { called, dataOf, fieldsOf, rowLimit, rowsOf, type Context } from "./live-rows.ts";

const customerPlace = "/components/parameters/OfCustomer";

/** What the pages say and no schema can hold, checked on the planned calls where these are enough. */
export const checks: LiveCheck<EnswitchClient>[] = [
  {
    title: "a filter returns what it asks for and nothing else",
    run: async ({ calls }) => [
      ...filtered(calls, "deleted", "Deleted"),
      ...filtered(calls, "directory", "Directory"),
      ...filtered(calls, "bill_type", "BillType"),
    ],
  },
  ...listChecks,
  {
    title: "parent returns the customers below it alone",
    async run({ call, calls }) {
      const all = rowsOf(called(calls, "listCustomers", { recursive: 1 }));
      const below = all.find((row) => all.some(({ id }) => String(id) === String(row["parent"])));
      if (!below) return [];
      const parent = String(below["parent"]);
      const children = await call("listCustomers", { query: { parent: Number(parent), limit: rowLimit } });
      const rows = rowsOf(children);
      const wrong = rows.findIndex((row) => String(row["parent"]) !== parent);
      if (wrong < 0) return [];
      const place = "/components/parameters/Parent";
      return violation(children, `/body/data/${wrong}/parent`, place, "that asked for", "another");
    },
  },
  {
    title: "customer returns what belongs to it alone",
    async run(context) {
      const [customer] = rowsOf(called(context.calls, "listCustomers", {}));
      if (!customer) return [];
      const id = Number(customer["id"]);
      const found = [];
      for (const operationId of ["listPeople", "listNumbers"] as const) {
        const call = await context.call(operationId, { query: { customer: id, limit: rowLimit } });
        const other = rowsOf(call).find((row) => row["customer"] !== undefined && Number(row["customer"]) !== id);
        const expected = "rows of the customer asked for";
        if (other) found.push(...violation(call, "/body/data", customerPlace, expected, "one of another"));
      }
      return found;
    },
  },
  {
    title: "a customer is found by its id and by its name, and check=1 says that it is there",
    async run(context) {
      const row = rowsOf(called(context.calls, "listCustomers", {})).find(({ name }) => typeof name === "string");
      if (!row) return [];
      const id = Number(row["id"]);
      const found = [];
      for (const query of [{ id }, { name: String(row["name"]) }])
        found.push(...(await same(context, "getCustomer", query, "name", row["name"])));
      const check = await context.call("getCustomer", { query: { id, check: 1 } });
      const place = "/paths/~1customers~1get~1/get/parameters/0";
      if (check.error) found.push(...violation(check, "/status", place, "200: it was listed", check.error.message));
      return found;
    },
  },
  {
    title: "a person is found by id, then by user name, and no list shows a password",
    async run(context) {
      const list = called(context.calls, "listPeople", {});
      const [first, second] = rowsOf(list);
      const shown = rowsOf(list).findIndex((row) => "password" in row);
      const place = "/components/schemas/Person";
      if (shown >= 0) return violation(list, `/body/data/${shown}`, place, "no password", "a column password");
      if (!first || !second) return [];
      const query = { id: Number(first["id"]), username: String(second["username"]) };
      return same(context, "getPerson", query, "username", first["username"]);
    },
  },
  {
    title: "a rate plan, a number is the one that was asked for",
    async run(context) {
      const plan = rowsOf(called(context.calls, "listPlans", {})).at(-1);
      const number = rowsOf(called(context.calls, "listNumbers", {})).at(-1)?.["number"];
      return [
        ...(plan ? await same(context, "getPlan", { id: Number(plan["id"]) }, "name", plan["name"]) : []),
        ...(number ? await same(context, "getNumber", { number: String(number) }, "number", number) : []),
      ];
    },
  },
  {
    title: "numbers to purchase are as many as asked for at most, the preferred one among them, and free",
    async run({ call, calls }) {
      const [group] = rowsOf(called(calls, "listInboundGroups", {}));
      if (!group) return [];
      const ingroup = Number(group["id"]);
      const several = await call("listAvailableNumbers", { query: { ingroup } });
      const numbers = [dataOf(several)].flat().map(String);
      const owned = rowsOf(called(calls, "listNumbers", {})).map((row) => String(row["number"]));
      const taken = numbers.filter((number) => owned.includes(number)).length;
      const place = "/paths/~1numbers~1available~1list~1/get";
      if (taken > 0) return violation(several, "/body/data", place, "free numbers", `${taken} that somebody has`);
      const preferred = numbers.at(-1);
      if (preferred === undefined || numbers.length < 2) return [];
      const one = await call("listAvailableNumbers", { query: { ingroup, count: 1, preferred } });
      const came = [dataOf(one)].flat().map(String);
      if (came.length > 1)
        return violation(one, "/body/data", `${place}/parameters/2`, "at most one", String(came.length));
      const expected = "the preferred number";
      if (came[0] !== preferred) return violation(one, "/body/data", `${place}/parameters/4`, expected, "another");
      const check = await call("getAvailableNumber", { query: { number: preferred } });
      const checked = "/paths/~1numbers~1available~1get~1/get";
      return check.error ? violation(check, "/status", checked, "200: it was listed", check.error.message) : [];
    },
  },
  {
    title: "a token comes where it is asked for, and not elsewhere",
    run: async ({ calls }) =>
      [0, 1].flatMap((token) => {
        const call = called(calls, "login", { token });
        const has = fieldsOf(call)["auth_token"] !== undefined;
        const place = "/paths/~1user~1login~1/get/parameters/0";
        const [wanted, came] = token === 1 ? ["a token", "none"] : ["no token", "one"];
        return call?.body && has !== (token === 1) ? violation(call, "/body/data/auth_token", place, wanted, came) : [];
      }),
  },
];

/** Whether a call returns the row that was listed before. */
async function same(
  { call }: Context,
  operationId: "getCustomer" | "getPerson" | "getPlan" | "getNumber",
  query: Record<string, unknown>,
  column: string,
  expected: unknown,
): Promise<LiveViolation[]> {
  const answer = await call(operationId, { query });
  const paths = { getCustomer: "customers", getPerson: "people", getPlan: "plans", getNumber: "numbers" };
  const place = `/paths/~1${paths[operationId]}~1get~1/get/parameters`;
  const came = fieldsOf(answer)[column];
  if (!answer.body || expected === undefined || came === expected) return [];
  return violation(answer, `/body/data/${column}`, place, "the row that was asked for", "another");
}

/** Rows with another value of a filter's column than was asked for. An installation may not show the column. */
function filtered(calls: Context["calls"], column: string, parameter: string): LiveViolation[] {
  return calls.flatMap((call) => {
    const asked = call.operationId === "listCustomers" ? call.args.query?.[column] : undefined;
    if (asked === undefined || asked === "" || asked === -1) return [];
    const rows = rowsOf(call);
    const wrong = rows.findIndex((row) => row[column] !== undefined && String(row[column]) !== String(asked));
    if (wrong < 0) return [];
    const expected = `${column}=${String(asked)}, as asked for`;
    const place = `/components/parameters/${parameter}`;
    return violation(call, `/body/data/${wrong}/${column}`, place, expected, "another");
  });
}
