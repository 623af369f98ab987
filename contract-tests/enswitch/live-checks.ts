import type { EnswitchClient } from "@demarc/enswitch";
import type { LiveCall, LiveCheck, LiveContext, LiveViolation } from "@demarc/contract-live";

type Row = Record<string, unknown>;
type Context = LiveContext<EnswitchClient>;
type Calls = Context["calls"];

/** What the page says about the parameters, checked on the planned calls where these are enough. */
export const checks: LiveCheck<EnswitchClient>[] = [
  {
    title: "a filter returns what it asks for and nothing else",
    run: async ({ calls }) => [
      ...filtered(calls, "deleted", "Deleted"),
      ...filtered(calls, "directory", "Directory"),
      ...filtered(calls, "bill_type", "BillType"),
    ],
  },
  {
    title: "descending reverses the order",
    async run({ calls }) {
      const call = called(calls, { descending: 1 });
      const names = rowsOf(call).map((row) => String(row["name"]));
      const [first = "", last = ""] = [names[0], names.at(-1)];
      // Which letters come first differs between installations, so only what every order agrees on counts.
      const rises = first < last && first.toLowerCase().localeCompare(last.toLowerCase(), "en") < 0;
      return rises ? violation(call, "/body/data", "Descending", "the largest name first", "the smallest first") : [];
    },
  },
  {
    title: "sort orders by the column that it names",
    run: async ({ calls }) =>
      ["account", "description", "name"].flatMap((column) => {
        const call = called(calls, { sort: column });
        // Where null stands in an order differs between databases.
        const values = rowsOf(call).flatMap((row) => (row[column] === null ? [] : [row[column]]));
        if (values.length < 3 || values.includes(undefined) || isOrdered(values.map(String))) return [];
        return violation(call, "/body/data", "Sort", `rows in the order of ${column}`, "another order");
      }),
  },
  {
    title: "parent returns the customers below it alone",
    async run({ call, calls }) {
      const all = rowsOf(called(calls, { recursive: 1 }));
      const below = all.find((row) => all.some(({ id }) => String(id) === String(row["parent"])));
      if (!below) return [];
      const parent = String(below["parent"]);
      const children = await call("listCustomers", { query: { parent: Number(parent), limit: 50 } });
      const rows = rowsOf(children);
      const wrong = rows.findIndex((row) => String(row["parent"]) !== parent);
      if (wrong < 0) return [];
      const found = String(rows[wrong]?.["parent"]);
      return violation(children, `/body/data/${wrong}/parent`, "Parent", `parent=${parent}, as asked for`, found);
    },
  },
  {
    title: "count is the number of rows",
    async run({ calls }) {
      const all = rowsOf(called(calls, {}));
      const call = called(calls, { count: 1 });
      const counted = numberIn(call?.body);
      // The count may or may not honor the limit that keeps the call small.
      if (counted === undefined || [all.length, Math.min(all.length, 50)].includes(counted)) return [];
      return violation(call, "/body/data", "Count", `${all.length}, as many as were listed`, String(counted));
    },
  },
  {
    title: "limit and offset cut the list into pages",
    async run({ call, calls }) {
      if (rowsOf(called(calls, {})).length < 3) return [];
      const page = await call("listCustomers", { query: { limit: 2 } });
      const first = idsOf(page);
      if (first.length > 2) return violation(page, "/body/data", "Limit", "at most 2 rows", `${first.length} rows`);
      const nextPage = await call("listCustomers", { query: { limit: 2, offset: 2 } });
      const next = idsOf(nextPage);
      const again = next.filter((id) => first.includes(id)).length;
      if (again === 0 && next.length > 0) return [];
      const found = again > 0 ? `${again} of the first 2 again` : "none";
      return violation(nextPage, "/body/data", "Offset", "the rows after the first 2", found);
    },
  },
  {
    title: "name returns the customers whose name contains it",
    async run({ call, calls }) {
      const names = rowsOf(called(calls, {})).map((row) => row["name"]);
      const name = names.find((value): value is string => typeof value === "string" && value.length > 2);
      if (name === undefined) return [];
      const search = await call("listCustomers", { query: { name, limit: 50 } });
      const rows = rowsOf(search);
      const found = rows.flatMap((row) => (row["name"] === null ? [] : [String(row["name"]).toLowerCase()]));
      const others = found.filter((each) => !each.includes(name.toLowerCase())).length;
      if (others > 0) {
        const expected = "only names that contain what was asked for";
        return violation(search, "/body/data", "Name", expected, `${others} of ${rows.length} rows without it`);
      }
      const expected = "at least the customer whose whole name was asked for";
      return rows.length === 0 ? violation(search, "/body/data", "Name", expected, "none") : [];
    },
  },
];

function violation(
  call: LiveCall | undefined,
  pointer: string,
  parameter: string,
  expected: string,
  found: string,
): LiveViolation[] {
  return call ? [{ call, pointer, specPointer: `/components/parameters/${parameter}`, expected, found }] : [];
}

/** Rows with another value of a filter's column than was asked for. An installation may not show the column. */
function filtered(calls: Calls, column: string, parameter: string): LiveViolation[] {
  return calls.flatMap((call) => {
    const asked = call.args.query?.[column];
    if (asked === undefined || asked === "" || asked === -1) return [];
    const rows = rowsOf(call);
    const wrong = rows.findIndex((row) => row[column] !== undefined && String(row[column]) !== String(asked));
    if (wrong < 0) return [];
    const expected = `${column}=${String(asked)}, as asked for`;
    return violation(call, `/body/data/${wrong}/${column}`, parameter, expected, String(rows[wrong]?.[column]));
  });
}

/**
 * Whether texts are in some order. Installations differ in which letters come first, and in whether figures count as
 * numbers, so a few rows may stand elsewhere than any order here has them.
 */
function isOrdered(values: readonly string[]): boolean {
  const orders = [
    (a: string, b: string) => (a < b ? -1 : Number(a > b)),
    new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true }).compare,
    new Intl.Collator("en", { numeric: true }).compare,
  ];
  const falls = orders.map(
    (compare) => values.slice(1).filter((value, index) => compare(values[index] ?? "", value) > 0).length,
  );
  return Math.min(...falls) / (values.length - 1) <= 0.05;
}

/** The first call with just these query values; the limit that keeps calls small does not count. */
function called(calls: Calls, query: Row): LiveCall | undefined {
  return calls.find((call) => {
    const { limit, ...sent } = call.args.query ?? {};
    const asked = Object.entries(query);
    return (
      !call.label.endsWith("credentials") &&
      (limit === undefined || limit === 50) &&
      Object.keys(sent).length === asked.length &&
      asked.every(([key, value]) => sent[key] === value)
    );
  });
}

function rowsOf(call: LiveCall | undefined): Row[] {
  const data = (call?.body as { data?: unknown } | undefined)?.data;
  return Array.isArray(data) ? (data as Row[]) : [];
}

function idsOf(call: LiveCall): unknown[] {
  return rowsOf(call).map((row) => row["id"]);
}

/** The number in the answer to count=1, whose form is documented nowhere. */
function numberIn(body: unknown): number | undefined {
  const data = (body as { data?: unknown } | undefined)?.data;
  const [value] = Array.isArray(data) ? Object.values((data[0] ?? {}) as Row) : [data];
  return typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value)) ? Number(value) : undefined;
}
