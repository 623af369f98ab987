import type { EnswitchClient } from "@demarc/enswitch";
import { violation, type LiveCall, type LiveCheck, type LiveViolation } from "@demarc/contract-live";
import { called, dataOf, rowLimit, rowsOf, type Context, type Row } from "./live-rows.ts";

/** A list that can be sorted and counted, and mostly paged. */
interface List {
  operationId: "listCustomers" | "listPeople" | "listPlans" | "listNumbers" | "listInboundGroups";
  /** The column that tells the rows apart. */
  key: string;
  /** The columns that it can be sorted by; the first is the default. */
  sorts: [string, ...string[]];
  isPaged: boolean;
  /** Where a parameter is documented. */
  place(parameter: string): string;
}

const shared: Record<string, string> = {
  descending: "Descending",
  limit: "RowLimit",
  offset: "RowOffset",
  count: "RowCount",
};
const inPath = (path: string) => (parameter: string) =>
  parameter in shared
    ? `/components/parameters/${shared[parameter]}`
    : `/paths/~1${path.replaceAll("/", "~1")}~1/get/parameters`;

const lists: List[] = [
  {
    operationId: "listCustomers",
    key: "id",
    sorts: ["name", "account", "description"],
    isPaged: true,
    place: (parameter) => `/components/parameters/${parameter[0]?.toUpperCase()}${parameter.slice(1)}`,
  },
  {
    operationId: "listPeople",
    key: "id",
    sorts: ["username", "forename", "surname"],
    isPaged: true,
    place: inPath("people/list"),
  },
  { operationId: "listPlans", key: "id", sorts: ["name", "description"], isPaged: true, place: inPath("plans/list") },
  {
    operationId: "listNumbers",
    key: "number",
    sorts: ["number", "destination", "dnumber"],
    isPaged: true,
    place: inPath("numbers/list"),
  },
  {
    operationId: "listInboundGroups",
    key: "id",
    sorts: ["name", "description"],
    isPaged: false,
    place: inPath("ingroups/list"),
  },
];

type Check = (list: List, context: Context) => LiveViolation[] | Promise<LiveViolation[]>;

/** A check of every list, one after the other: a run takes its exchanges by call. */
const ofAll = (check: Check) => async (context: Context) => {
  const found: LiveViolation[] = [];
  for (const list of lists) found.push(...(await check(list, context)));
  return found;
};

/** What the pages say about the parameters that most lists have. */
export const listChecks: LiveCheck<EnswitchClient>[] = [
  {
    title: "descending reverses the order",
    run: ofAll(({ operationId, sorts: [column], place }, { calls }) => {
      const call = called(calls, operationId, { descending: 1 });
      const names = rowsOf(call).map((row) => String(row[column]));
      const [first = "", last = ""] = [names[0], names.at(-1)];
      // Which letters come first differs between installations, so only what every order agrees on counts.
      const rises = first < last && first.toLowerCase().localeCompare(last.toLowerCase(), "en") < 0;
      return rises ? violation(call, "/body/data", place("descending"), "the largest first", "the smallest first") : [];
    }),
  },
  {
    title: "sort orders by the column that it names",
    run: ofAll(({ operationId, sorts, place }, { calls }) =>
      sorts.flatMap((column) => {
        const call = called(calls, operationId, { sort: column });
        // Where null stands in an order differs between databases.
        const values = rowsOf(call).flatMap((row) => (row[column] === null ? [] : [row[column]]));
        if (values.length < 3 || values.includes(undefined) || isOrdered(values.map(String))) return [];
        return violation(call, "/body/data", place("sort"), `rows in the order of ${column}`, "another order");
      }),
    ),
  },
  {
    title: "count is the number of rows",
    run: ofAll(({ operationId, place }, { calls }) => {
      const all = rowsOf(called(calls, operationId, {}));
      const call = called(calls, operationId, { count: 1 });
      const counted = numberIn(dataOf(call));
      // The count may or may not honor the limit that keeps the call small.
      if (counted === undefined || [all.length, Math.min(all.length, rowLimit)].includes(counted)) return [];
      return violation(call, "/body/data", place("count"), `${all.length}, as many as were listed`, String(counted));
    }),
  },
  {
    title: "limit and offset cut the list into pages",
    run: ofAll(async ({ operationId, key, isPaged, place }, { call, calls }) => {
      if (!isPaged || rowsOf(called(calls, operationId, {})).length < 3) return [];
      const keysOf = (page: LiveCall) => rowsOf(page).map((row) => row[key]);
      const page = await call(operationId, { query: { limit: 2 } });
      const first = keysOf(page);
      if (first.length > 2)
        return violation(page, "/body/data", place("limit"), "at most 2 rows", `${first.length} rows`);
      const nextPage = await call(operationId, { query: { limit: 2, offset: 2 } });
      const next = keysOf(nextPage);
      const again = next.filter((value) => first.includes(value)).length;
      if (again === 0 && next.length > 0) return [];
      const found = again > 0 ? `${again} of the first 2 again` : "none";
      return violation(nextPage, "/body/data", place("offset"), "the rows after the first 2", found);
    }),
  },
  {
    title: "a parameter that asks for some rows alone returns rows of the whole list",
    run: async ({ calls }) => [
      ...some(calls, "listPeople", "zohocrm"),
      ...some(calls, "listPlans", "inheritable"),
      ...["callerid", "ported", "signup", "spare"].flatMap((flag) => some(calls, "listInboundGroups", flag)),
    ],
  },
  {
    title: "name returns the rows whose name contains it",
    run: async (context) => [...(await named(context, "listCustomers")), ...(await named(context, "listPlans"))],
  },
];

function some(calls: Context["calls"], operationId: List["operationId"], flag: string): LiveViolation[] {
  const all = rowsOf(called(calls, operationId, {})).map((row) => row["id"]);
  const call = called(calls, operationId, { [flag]: 1 });
  const others = rowsOf(call).filter((row) => !all.includes(row["id"])).length;
  const place = lists.find((list) => list.operationId === operationId)?.place(flag) ?? "";
  return others > 0 ? violation(call, "/body/data", place, `rows of the whole list`, `${others} others`) : [];
}

async function named({ call, calls }: Context, operationId: "listCustomers" | "listPlans"): Promise<LiveViolation[]> {
  const place = lists.find((list) => list.operationId === operationId)?.place("name") ?? "";
  const names = rowsOf(called(calls, operationId, {})).map((row) => row["name"]);
  const name = names.find((value): value is string => typeof value === "string" && value.length > 2);
  if (name === undefined) return [];
  const search = await call(operationId, { query: { name, limit: rowLimit } });
  const rows = rowsOf(search);
  const found = rows.flatMap((row) => (row["name"] === null ? [] : [String(row["name"]).toLowerCase()]));
  const others = found.filter((each) => !each.includes(name.toLowerCase())).length;
  if (others > 0) {
    const expected = "only names that contain what was asked for";
    return violation(search, "/body/data", place, expected, `${others} of ${rows.length} rows without it`);
  }
  const expected = "at least the row whose whole name was asked for";
  return rows.length === 0 ? violation(search, "/body/data", place, expected, "none") : [];
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

/** The number in the answer to count=1, whose form is documented nowhere. */
function numberIn(data: unknown): number | undefined {
  const [value] = Array.isArray(data) ? Object.values((data[0] ?? {}) as Row) : [data];
  return typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value)) ? Number(value) : undefined;
}
