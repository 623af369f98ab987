import type { CloudlxClient } from "@demarc/cloudlx";
import { violation, type LiveCall, type LiveCheck, type LiveContext, type LiveViolation } from "@demarc/contract-live";

type Row = Record<string, unknown>;
type Context = LiveContext<CloudlxClient>;

/** The lists of the document: where their rows are, what tells a row from the others, and which component has them. */
const lists = {
  listCustomers: { items: "customers", id: "id", schema: "Customer" },
  listUsers: { items: "users", id: "id", schema: "User" },
  listAvailableNumbers: { items: "available_numbers", id: "uuid", schema: "AvailableNumber" },
  listAvailableNumbersInCountry: { items: "available_numbers", id: "uuid", schema: "AvailableNumber" },
  listNumbers: { items: "numbers", id: "uuid", schema: "Number" },
  listCancelledNumbers: { items: "numbers", id: "uuid", schema: "CancelledNumber" },
} as const;
type List = keyof typeof lists;

const names: Partial<Record<List, string>> = { listCustomers: "customer", listUsers: "user" };
const paged = ["listAvailableNumbers", "listNumbers", "listCancelledNumbers"] as const;
const shows = [
  { list: "listCustomers", show: "showCustomer", path: "customer_id", id: "id" },
  { list: "listUsers", show: "showUser", path: "user_id", id: "id" },
  { list: "listNumbers", show: "showNumber", path: "number_uuid", id: "uuid" },
] as const;

/** What the pages say of reads and no schema can, each on as few rows as will do. */
export const checks: LiveCheck<CloudlxClient>[] = [
  ...(Object.keys(lists) as List[])
    .filter((list) => list !== "listAvailableNumbersInCountry")
    .map((list): LiveCheck<CloudlxClient> => ({
      title: `each ${names[list] ?? "number"} of ${list} is listed once`,
      run: async ({ calls }) => duplicates(list, listed(calls, list)),
    })),
  ...shows.map(({ list, show, path, id }): LiveCheck<CloudlxClient> => ({
    title: `${show} returns the ${names[list] ?? "number"} that is asked for`,
    async run({ calls, call }) {
      // The last one: the first may be what comes without asking.
      const wanted = rowsOf(list, listed(calls, list)).at(-1)?.[id];
      if (typeof wanted !== "number" && typeof wanted !== "string") return [];
      const single = await call(show, { path: { [path]: wanted } });
      const found = (single.body as Row | undefined)?.[id];
      return found === wanted ? [] : violation(single, `/body/${id}`, field(list, id), "the one asked for", "another");
    },
  })),
  ...paged.flatMap((list): LiveCheck<CloudlxClient>[] => [
    {
      title: `search of ${list} returns the numbers that contain the digits`,
      async run({ calls, call }) {
        const digits = String(rowsOf(list, listed(calls, list)).at(-1)?.["number_e164"] ?? "").slice(-4);
        if (!/^\d{4}$/.test(digits)) return [];
        const search = await call(list, { query: { search: digits, max_per_page: 50 } });
        const rows = rowsOf(list, search);
        const wrong = rows.findIndex(({ number_e164 }) => !String(number_e164).includes(digits));
        const place = `/body/${lists[list].items}`;
        if (rows.length === 0) return violation(search, place, "/components/parameters/Search", "a number", "none");
        return wrong < 0
          ? []
          : violation(
              search,
              `${place}/${wrong}/number_e164`,
              "/components/parameters/Search",
              `…${digits}…`,
              "other digits",
            );
      },
    },
    {
      title: `max_per_page and page cut ${list} into pages`,
      async run({ calls, call }) {
        if (rowsOf(list, listed(calls, list)).length < 2) return [];
        const place = `/body/${lists[list].items}`;
        const first = await call(list, { query: { max_per_page: 1 } });
        const rows = rowsOf(list, first);
        if (rows.length > 1)
          return violation(first, place, "/components/parameters/MaxPerPage", "at most 1 number", String(rows.length));
        const second = await call(list, { query: { max_per_page: 1, page: 2 } });
        const next = rowsOf(list, second)[0]?.["uuid"];
        if (next !== undefined && next !== rows[0]?.["uuid"]) return [];
        const found = next === undefined ? "none" : "that of the first page";
        return violation(second, place, "/components/parameters/Page", "another number", found);
      },
    },
  ]),
  {
    title: "the numbers of a country are of that country, and listed once",
    async run({ calls, call }) {
      const country = rowsOf("listAvailableNumbers", listed(calls, "listAvailableNumbers"))[0]?.["country_iso"];
      if (typeof country !== "string") return [];
      const path = { country_code: country.toLowerCase() };
      const found = await call("listAvailableNumbersInCountry", { path, query: { max_per_page: 50 } });
      const wrong = rowsOf("listAvailableNumbersInCountry", found).findIndex(
        ({ country_iso }) => country_iso !== country,
      );
      if (wrong < 0) return duplicates("listAvailableNumbersInCountry", found);
      const pointer = `/body/available_numbers/${wrong}/country_iso`;
      return violation(found, pointer, "/components/parameters/CountryCode", country, "another country");
    },
  },
];

function listed(calls: Context["calls"], list: List): LiveCall | undefined {
  return calls.find(({ operationId, label }) => operationId === list && !label.endsWith("credentials"));
}

/** The rows of a list; none where there is no such. */
export function rowsOf(list: List, call: LiveCall | undefined): Row[] {
  const rows = (call?.body as Record<string, unknown> | undefined)?.[lists[list].items];
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

function field(list: List, name: string): string {
  return `/components/schemas/${lists[list].schema}/properties/${name}`;
}

function duplicates(list: List, call: LiveCall | undefined): LiveViolation[] {
  const { items, id } = lists[list];
  const ids = rowsOf(list, call).map((row) => row[id]);
  const twice = ids.findIndex((each, index) => ids.indexOf(each) !== index);
  if (twice < 0) return [];
  const expected = `an ${id} of its own for each ${names[list] ?? "number"}`;
  return violation(call, `/body/${items}/${twice}/${id}`, field(list, id), expected, "one twice");
}
