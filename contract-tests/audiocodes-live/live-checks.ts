import type { AudiocodesLiveClient } from "@demarc/audiocodes-live";
import type { LiveCall, LiveCheck, LiveContext, LiveViolation } from "@demarc/contract-live";

export type Row = Record<string, unknown>;
type Client = AudiocodesLiveClient;
type Context = LiveContext<Client>;

/** A violation where what came is not what was expected; none where no answer came, which has been found already. */
export function same(call: LiveCall | undefined, pointer: string, specPointer: string, wanted: unknown, came: unknown) {
  const [expected, found] = [JSON.stringify(wanted), JSON.stringify(came) ?? "nothing"];
  return !call || call.error || expected === found ? [] : [{ call, pointer, specPointer, expected, found }];
}

export const field = (schema: string, name: string) => `/components/schemas/${schema}/properties/${name}`;
export const bodyOf = (call: LiveCall | undefined) => (call?.body ?? {}) as Row;

/** The rows of a list, bare or in a page. */
export function rowsOf(call: LiveCall | undefined): Row[] {
  const rows = Array.isArray(call?.body) ? call.body : bodyOf(call)["data"];
  return Array.isArray(rows) ? rows : [];
}

const called = ({ calls }: Context, operationId: string, query: Row = {}) =>
  calls.find((call) => {
    const isProbe = call.label.endsWith("credentials");
    return (
      !isProbe && call.operationId === operationId && JSON.stringify(call.args.query ?? {}) === JSON.stringify(query)
    );
  });

/** What tells the rows of a list apart. */
const identified = [
  ["listCustomers", "Id", "CustomerBrief"],
  ["listCustomersV3", "UmpCustomerGuid", "CustomerV3"],
  ["listLeads", "id", "Lead"],
  ["listNumbersV3", "id", "NumberV3"],
  ["listCallingProfiles", "callingProfileId", "CallingProfile"],
] as const;

/** Lists by page: number of the first page, and how many rows it has by default. */
const paged = [
  ["listLeads", "/paths/~1api~1v2~1oc~1lead/get/parameters", 1, 10],
  ["listNumbersV3", "/paths/~1api~1v3~1oc~1numbers/get/parameters", 1, 200],
  ["listOnlinePstnGateways", "/paths/~1api~1v3~1customer~1{umpCustomerGuid}~1onlinepstngateway/get/parameters", 0, 10],
] as const;

/** What the pages say of the reads. */
export const checks: LiveCheck<Client>[] = [
  {
    title: "nothing is listed twice",
    run: async (context) =>
      identified.flatMap(([operationId, id, schema]) => {
        const call = called(context, operationId);
        const ids = rowsOf(call).map((row) => row[id]);
        const twice = ids.findIndex((value, index) => value != null && ids.indexOf(value) !== index);
        const place = `/body${Array.isArray(call?.body) ? "" : "/data"}/${twice}/${id}`;
        return twice < 0 ? [] : same(call, place, field(schema, id), "once each", `${String(ids[twice])} twice`);
      }),
  },
  {
    title: "both versions list the same customers",
    async run(context) {
      const [v2, v3] = [called(context, "listCustomers"), called(context, "listCustomersV3")];
      if (!v2 || v2.error) return [];
      const ids = new Set(rowsOf(v3).map(({ UmpCustomerGuid }) => UmpCustomerGuid));
      const missing = rowsOf(v2).find(({ Id }) => typeof Id === "string" && Id.length === 36 && !ids.has(Id));
      return same(v3, "/body", "/components/schemas/CustomerV3List", "each of V2", missing ? "one less" : "each of V2");
    },
  },
  {
    title: "allDetails=true shows the SIP Connections, and nothing else does",
    async run(context) {
      const { call } = context;
      const details = { query: { allDetails: true } };
      const [plain, all] = [called(context, "listCustomersV3"), await call("listCustomersV3", details)];
      const place = field("CustomerV3", "SiteLocation");
      const shown = (made: LiveCall | undefined) => rowsOf(made).some((row) => "SiteLocation" in row);
      const path = pathOf(context);
      const one = path && (await call("getCustomerV3", { path, ...details }));
      return [
        ...same(plain, "/body/*/SiteLocation", place, false, shown(plain)),
        ...(path ? same(all, "/body/*/SiteLocation", place, true, shown(all)) : []),
        ...(one ? same(one, "/body/SiteLocation", place, true, "SiteLocation" in bodyOf(one)) : []),
      ];
    },
  },
  {
    title: "what comes is what was asked for",
    async run(context) {
      const { call } = context;
      const path = pathOf(context);
      if (!path) return [];
      const guid = path.umpCustomerGuid;
      const v2 = await call("getCustomer", { path });
      const v3 = await call("getCustomerV3", { path });
      const info = await call("getLicenceInfo", { path });
      const month = await call("getLicenceInfo", { path, query: { nrOfMonths: 1 } });
      const days = rowsOf(info).map(({ lastUpdate }) => String(lastUpdate).slice(0, 10));
      const [users, usersV3] = [await call("listLicensedUsers", { path }), await call("listLicensedUsersV3", { path })];
      await call("listAvailableUserLicences", { path });
      const record = "/components/schemas/LicenceInfo/items/properties";
      const phoneNumber = rowsOf(called(context, "listNumbersV3"))[0]?.["telephoneNumber"];
      const number = typeof phoneNumber === "string" && (await call("getNumber", { path: { phoneNumber } }));
      return [
        ...same(v2, "/body/Id", field("CustomerDetails", "Id"), guid, bodyOf(v2)["Id"]),
        ...same(
          v3,
          "/body/UmpCustomerGuid",
          field("CustomerV3", "UmpCustomerGuid"),
          guid,
          bodyOf(v3)["UmpCustomerGuid"],
        ),
        ...rowsOf(info)
          .slice(0, 1)
          .flatMap((row) =>
            same(info, "/body/*/umpCustomerGuid", `${record}/umpCustomerGuid`, guid, row["umpCustomerGuid"]),
          ),
        ...same(info, "/body/*/lastUpdate", `${record}/lastUpdate`, new Set(days).size, days.length),
        ...same(month, "/body", "/components/schemas/LicenceInfo", days.length, rowsOf(month).length),
        ...same(users, "/body", "/components/schemas/LicensedUsers", rowsOf(usersV3), rowsOf(users)),
        ...(number
          ? same(
              number,
              "/body/telephoneNumber",
              field("AcquiredNumber", "telephoneNumber"),
              phoneNumber,
              bodyOf(number)["telephoneNumber"],
            )
          : []),
      ];
    },
  },
  {
    title: "a page has as many rows as were asked for, and the next one has others",
    async run(context) {
      const found: LiveViolation[] = [];
      for (const [operationId, parameters, first, size] of paged) {
        const path = operationId === "listOnlinePstnGateways" ? pathOf(context) : {};
        if (!path) continue;
        const page = (query: Row) => context.call(operationId, { path, query });
        const place = parameters;
        const [plain, one] = [
          called(context, operationId) ?? (await page({})),
          await page({ PageNumber: first, PageSize: 1 }),
        ];
        const next = await page({ PageNumber: first + 1, PageSize: 1 });
        const [initial, row, other] = [plain, one, next].map((page) => rowsOf(page)[0]);
        found.push(...same(one, "/body", place, true, rowsOf(one).length <= 1));
        found.push(...same(plain, "/body", place, true, rowsOf(plain).length <= size));
        if (initial) found.push(...same(one, "/body/*", place, initial, row));
        if (row && other)
          found.push(...same(next, "/body", place, true, JSON.stringify(row) !== JSON.stringify(other)));
        const { totalPages, totalRecords, pageSize } = bodyOf(plain);
        if (totalPages === undefined) continue;
        const pages = Math.ceil(Number(totalRecords) / Number(pageSize));
        found.push(...same(plain, "/body/totalPages", field("NumberPage", "totalPages"), pages, totalPages));
        found.push(...same(plain, "/body/pageSize", field("NumberPage", "pageSize"), size, pageSize));
      }
      return found;
    },
  },
  {
    title: "a filter returns what it asks for and nothing else",
    async run(context) {
      const { call } = context;
      const [lead] = rowsOf(called(context, "listLeads"));
      const tenant = String(lead?.["tenantId"]);
      const leads = lead && (await call("listLeads", { query: { msTenantId: tenant } }));
      const all = called(context, "listNumbersV3");
      const guid = rowsOf(all)[0]?.["umpCustomerGuid"];
      const owner = rowsOf(called(context, "listCustomersV3")).find(({ UmpCustomerGuid }) => UmpCustomerGuid === guid);
      const own = owner && (await call("listNumbersV3", { query: { msTenantId: owner["MsTenantId"] } }));
      const states = context.calls.filter(({ args }) => args.query?.["acquiredNumberStatus"] !== undefined);
      const counted = states.reduce((sum, each) => sum + Number(bodyOf(each)["totalRecords"] ?? 0), 0);
      const [ofLeads, ofNumbers] = [paged[0][1], paged[1][1]];
      const distinct = (rows: Row[], name: string) => [...new Set(rows.map((row) => row[name]))];
      return [
        ...(leads
          ? same(leads, "/body/*/tenantId", `${ofLeads}/0`, [tenant], distinct(rowsOf(leads), "tenantId"))
          : []),
        ...(own
          ? same(
              own,
              "/body/data/*/umpCustomerGuid",
              `${ofNumbers}/0`,
              [guid],
              distinct(rowsOf(own), "umpCustomerGuid"),
            )
          : []),
        ...same(
          states[0],
          "/body/totalRecords",
          `${ofNumbers}/1`,
          true,
          counted <= Number(bodyOf(all)["totalRecords"]),
        ),
      ];
    },
  },
];

/** The first customer of the V3 list, as a path. */
function pathOf(context: Context): { umpCustomerGuid: string } | undefined {
  const guid = rowsOf(called(context, "listCustomersV3"))[0]?.["UmpCustomerGuid"];
  return typeof guid === "string" ? { umpCustomerGuid: guid } : undefined;
}
