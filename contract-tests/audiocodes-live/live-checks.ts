import type { AudiocodesLiveClient } from "@demarc/audiocodes-live";
import type { LiveCall, LiveCheck, LiveContext, LiveViolation } from "@demarc/contract-live";

export type Row = Record<string, unknown>;
type Context = LiveContext<AudiocodesLiveClient>;

export const field = (schema: string, name: string) => `/components/schemas/${schema}/properties/${name}`;

/** What stands at a JSON pointer into the body of an answer. */
export function at(call: LiveCall | undefined, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<unknown>((value, key) => (value as Row | null | undefined)?.[key], call?.body);
}

/** The rows of a list, bare or in a page. */
export function rowsOf(call: LiveCall | undefined): Row[] {
  const rows = Array.isArray(call?.body) ? call.body : at(call, "/data");
  return Array.isArray(rows) ? rows : [];
}

/** A violation where an answer has something else at a place; none where no answer came, which has been found already. */
export function differ(
  call: LiveCall | undefined,
  pointer: string,
  specPointer: string,
  wanted: unknown,
  came = at(call, pointer),
): LiveViolation[] {
  const [expected = "nothing", found = "nothing"] = [JSON.stringify(wanted), JSON.stringify(came)];
  return !call || call.error || expected === found
    ? []
    : [{ call, pointer: `/body${pointer}`, specPointer, expected, found }];
}

/** The planned call of a read, without parameters. */
const plain = ({ calls }: Context, operationId: string) =>
  calls.find((call) => call.operationId === operationId && call.label === operationId);

/** What tells the rows of a list apart. */
const identified = [
  ["listCustomers", "Id", "CustomerBrief"],
  ["listCustomersV3", "UmpCustomerGuid", "CustomerV3"],
  ["listLeads", "id", "Lead"],
  ["listNumbersV3", "id", "NumberV3"],
  ["listCallingProfiles", "callingProfileId", "CallingProfile"],
] as const;

const ofLeads = "/paths/~1api~1v2~1oc~1lead/get/parameters";
const ofNumbers = "/paths/~1api~1v3~1oc~1numbers/get/parameters";
const ofGateways = "/paths/~1api~1v3~1customer~1{umpCustomerGuid}~1onlinepstngateway/get/parameters";

/** Lists by page: where their parameters are, the number of the first page, and how many rows it has by default. */
const paged = [
  ["listLeads", ofLeads, 1, 10],
  ["listNumbersV3", ofNumbers, 1, 200],
  ["listOnlinePstnGateways", ofGateways, 0, 10],
] as const;

/** Reads of one thing: where the answer repeats what was asked for. */
const single = [
  ["getCustomer", "/Id", field("CustomerDetails", "Id")],
  ["getCustomerV3", "/UmpCustomerGuid", field("CustomerV3", "UmpCustomerGuid")],
  ["getLicenceInfo", "/0/umpCustomerGuid", "/components/schemas/LicenceInfo/items/properties/umpCustomerGuid"],
] as const;

/** What the pages say of the reads. */
export const checks: LiveCheck<AudiocodesLiveClient>[] = [
  {
    title: "nothing is listed twice",
    run: async (context) =>
      identified.flatMap(([operationId, id, schema]) => {
        const call = plain(context, operationId);
        const ids = rowsOf(call).map((row) => row[id]);
        const twice = ids.findIndex((value, index) => value != null && ids.indexOf(value) !== index);
        const list = Array.isArray(call?.body) ? "" : "/data";
        return twice < 0 ? [] : differ(call, `${list}/${twice}/${id}`, field(schema, id), "an id of its own");
      }),
  },
  {
    title: "both versions list the same customers",
    async run(context) {
      const v3 = plain(context, "listCustomersV3");
      const ids = new Set(rowsOf(v3).map(({ UmpCustomerGuid }) => UmpCustomerGuid));
      const missing = rowsOf(plain(context, "listCustomers"))
        .map(({ Id }) => Id)
        .filter((id) => typeof id === "string" && id.length === 36 && !ids.has(id));
      return differ(
        v3,
        "",
        "/components/schemas/CustomerV3List",
        "each customer of V2",
        missing[0] ?? "each customer of V2",
      );
    },
  },
  {
    title: "allDetails=true shows the SIP Connections, and nothing else does",
    async run(context) {
      const place = field("CustomerV3", "SiteLocation");
      const query = { allDetails: true };
      const [path, list] = [firstCustomer(context), plain(context, "listCustomersV3")];
      const shown = (call: LiveCall) => rowsOf(call).some((row) => "SiteLocation" in row);
      const found = list ? differ(list, "/*/SiteLocation", place, false, shown(list)) : [];
      if (!path) return found;
      const all = await context.call("listCustomersV3", { query });
      const one = await context.call("getCustomerV3", { path, query });
      found.push(...differ(all, "/*/SiteLocation", place, true, shown(all)));
      return [...found, ...differ(one, "/SiteLocation", place, true, Array.isArray(at(one, "/SiteLocation")))];
    },
  },
  {
    title: "what comes is what was asked for",
    async run(context) {
      const { call } = context;
      const found: LiveViolation[] = [];
      const path = firstCustomer(context);
      if (!path) return found;
      for (const [operationId, pointer, place] of single)
        found.push(...differ(await call(operationId, { path }), pointer, place, path.umpCustomerGuid));
      await call("listAvailableUserLicences", { path });
      const [users, usersV3] = [await call("listLicensedUsers", { path }), await call("listLicensedUsersV3", { path })];
      found.push(...differ(users, "", "/components/schemas/LicensedUsers", usersV3.body));
      const phoneNumber = at(plain(context, "listNumbersV3"), "/data/0/telephoneNumber");
      if (typeof phoneNumber !== "string") return found;
      const number = await call("getNumber", { path: { phoneNumber } });
      return [...found, ...differ(number, "/telephoneNumber", field("AcquiredNumber", "telephoneNumber"), phoneNumber)];
    },
  },
  {
    title: "the licence info has a record for each day, of one month by default",
    async run(context) {
      const path = firstCustomer(context);
      if (!path) return [];
      const info = await context.call("getLicenceInfo", { path });
      const month = await context.call("getLicenceInfo", { path, query: { nrOfMonths: 1 } });
      const days = rowsOf(info).map(({ lastUpdate }) => String(lastUpdate).slice(0, 10));
      const [records, place] = [days.length, "/components/schemas/LicenceInfo"];
      return [
        ...differ(info, "/*/lastUpdate", `${place}/items/properties/lastUpdate`, records, new Set(days).size),
        ...differ(month, "", place, records, rowsOf(month).length),
      ];
    },
  },
  {
    title: "a page has as many rows as were asked for, and the next one has others",
    async run(context) {
      const found: LiveViolation[] = [];
      for (const [operationId, place, first, size] of paged) {
        const path = operationId === "listOnlinePstnGateways" ? firstCustomer(context) : {};
        if (!path) continue;
        const page = (query: Row) => context.call(operationId, { path, query });
        const start = plain(context, operationId) ?? (await page({}));
        const one = await page({ PageNumber: first, PageSize: 1 });
        const next = await page({ PageNumber: first + 1, PageSize: 1 });
        const [initial, row, other] = [start, one, next].map((call) => rowsOf(call)[0]);
        found.push(...differ(start, "", place, true, rowsOf(start).length <= size));
        found.push(...differ(one, "", place, true, rowsOf(one).length <= 1));
        if (initial) found.push(...differ(one, "/*", place, initial, row));
        if (other) found.push(...differ(next, "", place, true, JSON.stringify(row) !== JSON.stringify(other)));
        if (at(start, "/totalPages") === undefined) continue;
        const pages = Math.ceil(Number(at(start, "/totalRecords")) / Number(at(start, "/pageSize")));
        found.push(...differ(start, "/totalPages", field("NumberPage", "totalPages"), pages));
        found.push(...differ(start, "/pageSize", field("NumberPage", "pageSize"), size));
      }
      return found;
    },
  },
  {
    title: "a filter returns what it asks for and nothing else",
    async run(context) {
      const found: LiveViolation[] = [];
      const distinct = (call: LiveCall, name: string) => [...new Set(rowsOf(call).map((row) => row[name]))];
      const msTenantId = at(plain(context, "listLeads"), "/0/tenantId");
      const leads = typeof msTenantId === "string" && (await context.call("listLeads", { query: { msTenantId } }));
      if (leads) found.push(...differ(leads, "/*/tenantId", `${ofLeads}/0`, [msTenantId], distinct(leads, "tenantId")));
      const all = plain(context, "listNumbersV3");
      const guid = at(all, "/data/0/umpCustomerGuid");
      const owner = rowsOf(plain(context, "listCustomersV3")).find((row) => row["UmpCustomerGuid"] === guid);
      const own = owner && (await context.call("listNumbersV3", { query: { msTenantId: owner["MsTenantId"] } }));
      const guids = own && distinct(own, "umpCustomerGuid");
      found.push(...differ(own, "/data/*/umpCustomerGuid", `${ofNumbers}/0`, [guid], guids));
      const states = context.calls.filter(({ args }) => args.query?.["acquiredNumberStatus"] !== undefined);
      const counted = states.reduce((sum, call) => sum + Number(at(call, "/totalRecords") ?? 0), 0);
      const isPart = counted <= Number(at(all, "/totalRecords"));
      return [...found, ...differ(states[0], "/totalRecords", `${ofNumbers}/1`, true, isPart)];
    },
  },
];

/** The first customer of the V3 list, as a path. */
function firstCustomer(context: Context): { umpCustomerGuid: string } | undefined {
  const umpCustomerGuid = at(plain(context, "listCustomersV3"), "/0/UmpCustomerGuid");
  return typeof umpCustomerGuid === "string" ? { umpCustomerGuid } : undefined;
}
