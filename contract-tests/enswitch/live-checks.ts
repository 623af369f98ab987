import type { EnswitchClient } from "@demarc/enswitch";
import type { Disagreement, LiveBench, LiveCheck, LiveCall } from "@demarc/contract-kit/live";

type Row = Record<string, unknown>;
const parameter = (name: string) => `/components/parameters/${name}`;

/** What the parameters promise, held against the calls that were made anyway where they will do. */
export const checks: LiveCheck<EnswitchClient>[] = [
  check("a filter returns what it asks for and nothing else", async ({ calls }) =>
    [
      filter(calls, "deleted", "Deleted"),
      filter(calls, "directory", "Directory"),
      filter(calls, "bill_type", "BillType"),
    ].flat(),
  ),
  check("descending turns the order round", async ({ calls }) => {
    const names = rowsOf(called(calls, { descending: 1 })).map((row) => String(row["name"]));
    const [first = "", last = ""] = [names[0], names.at(-1)];
    // Which letters come first differs between installations, so only what every order agrees on counts.
    const rises = first < last && first.toLowerCase().localeCompare(last.toLowerCase(), "en") < 0;
    return rises ? [disagreement("/body/data", "Descending", "the largest name first", "the smallest name first")] : [];
  }),
  check("sort orders by the column that it names", async ({ calls }) =>
    ["account", "description", "name"].flatMap((column) => {
      const values = rowsOf(called(calls, { sort: column })).map((row) => row[column]);
      return values.length < 3 || values.some((value) => value === undefined) || isOrdered(values.map(String))
        ? []
        : [disagreement("/body/data", "Sort", `rows in the order of ${column}`, "another order")];
    }),
  ),
  check("parent returns the customers below it alone", async ({ call, calls }) => {
    const all = rowsOf(called(calls, { recursive: 1 }));
    const below = all.find((row) => all.some(({ id }) => String(id) === String(row["parent"])));
    if (!below) return [];
    const rows = rowsOf(await call("listCustomers", { query: { parent: Number(below["parent"]), limit: 50 } }));
    const wrong = rows.findIndex((row) => String(row["parent"]) !== String(below["parent"]));
    return wrong < 0
      ? []
      : [
          disagreement(
            `/body/data/${wrong}/parent`,
            "Parent",
            `parent=${String(below["parent"])}, as asked for`,
            String(rows[wrong]?.["parent"]),
          ),
        ];
  }),
  check("count is the number of rows", async ({ calls }) => {
    const all = rowsOf(called(calls, {}));
    const counted = numberIn(called(calls, { count: 1 })?.body);
    // The count may or may not heed the limit that keeps the call small.
    return counted === undefined || [all.length, Math.min(all.length, 50)].includes(counted)
      ? []
      : [disagreement("/body/data", "Count", `${all.length}, as many as were listed`, String(counted))];
  }),
  check("limit and offset cut the list into pages", async ({ call, calls }) => {
    const all = rowsOf(called(calls, {}));
    if (all.length < 3) return [];
    const first = idsOf(await call("listCustomers", { query: { limit: 2 } }));
    if (first.length > 2) return [disagreement("/body/data", "Limit", "at most 2 rows", `${first.length} rows`)];
    const next = idsOf(await call("listCustomers", { query: { limit: 2, offset: 2 } }));
    const again = next.filter((id) => first.includes(id));
    return again.length > 0 || next.length === 0
      ? [
          disagreement(
            "/body/data",
            "Offset",
            "the rows behind the first 2",
            again.length > 0 ? `${again.length} of the first 2 again` : "none",
          ),
        ]
      : [];
  }),
  check("name returns the customers whose name contains it", async ({ call, calls }) => {
    const name = rowsOf(called(calls, {}))
      .map((row) => row["name"])
      .find((value) => typeof value === "string" && value.length > 2) as string | undefined;
    if (name === undefined) return [];
    const rows = rowsOf(await call("listCustomers", { query: { name, limit: 50 } }));
    const others = rows.filter((row) => !String(row["name"]).toLowerCase().includes(name.toLowerCase()));
    if (others.length > 0)
      return [
        disagreement(
          "/body/data",
          "Name",
          "names that contain what was asked for alone",
          `${others.length} of ${rows.length} rows without it`,
        ),
      ];
    return rows.length === 0
      ? [disagreement("/body/data", "Name", "at least the customer whose whole name was asked for", "none")]
      : [];
  }),
];

function check(
  title: string,
  run: (bench: LiveBench<EnswitchClient>) => Promise<Disagreement[]>,
): LiveCheck<EnswitchClient> {
  return { operationId: "listCustomers", title, run };
}

function disagreement(pointer: string, name: string, expected: string, found: string): Disagreement {
  return { pointer, specPointer: parameter(name), expected, found };
}

/** Rows that have the column of a filter, with another value than was asked for. An installation may not show the column. */
function filter(calls: LiveBench<EnswitchClient>["calls"], column: string, name: string): Disagreement[] {
  return calls.flatMap((call) => {
    const asked = call.args.query?.[column];
    if (asked === undefined || asked === "" || asked === -1) return [];
    const rows = rowsOf(call);
    const wrong = rows.findIndex((row) => row[column] !== undefined && String(row[column]) !== String(asked));
    return wrong < 0
      ? []
      : [
          disagreement(
            `/body/data/${wrong}/${column}`,
            name,
            `${column}=${String(asked)}, as asked for`,
            String(rows[wrong]?.[column]),
          ),
        ];
  });
}

/**
 * Whether texts are in some order. Installations differ in which letters come first, and in whether figures count as
 * numbers, so a few rows may stand elsewhere than any order here has them.
 */
function isOrdered(values: readonly string[]): boolean {
  const orders = [
    (one: string, other: string) => (one < other ? -1 : Number(one > other)),
    new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true }).compare,
    new Intl.Collator("en", { numeric: true }).compare,
  ];
  const falls = orders.map(
    (compare) => values.slice(1).filter((value, index) => compare(values[index] ?? "", value) > 0).length,
  );
  return Math.min(...falls) / (values.length - 1) <= 0.05;
}

/** The first call with just these query values; the limit that keeps calls small does not count. */
function called(calls: LiveBench<EnswitchClient>["calls"], query: Row): LiveCall | undefined {
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
