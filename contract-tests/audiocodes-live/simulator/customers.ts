import { pageOf, remove, withFound } from "@demarc/contract-testing/simulator";
import { ok, queue, refuse, type LiveCall, type Run } from "./reply.ts";
import seed from "./seed.json" with { type: "json" };
import { uuid, type AudiocodesLiveState, type Customer } from "./state.ts";

const brief = ({ Id, ShortName, FullName, LicenseType }: Customer) => ({ Id, ShortName, FullName, LicenseType });

const briefV3 = ({ Id, ShortName, FullName, LicenseType, tenant, users }: Customer) => ({
  UmpCustomerGuid: Id,
  CustomerShortName: ShortName,
  CustomerFullName: FullName,
  LicenseType,
  LicensedUsersCount: LicenseType === 0 ? null : users,
  MsTenantId: tenant,
  ActiveUserCount: 0,
  LiveHubActiveUsersCount: LicenseType === 0 ? null : 0,
  LiveHubSimpleUsersCount: LicenseType === 0 ? null : 0,
});

const sitesOf = ({ sites, ShortName }: Customer) =>
  sites.map((id, index) => ({ id, name: `${ShortName}${index}`, sbcId: 1, sbcDeploymentState: "Deployed" }));

const detailed = (customer: Customer, { query }: LiveCall) => ({
  ...briefV3(customer),
  ...(query["allDetails"] === "true" && {
    SiteLocation: sitesOf(customer).map((site) => ({ ...site, sbcConfigurationType: "SipTrunk" })),
  }),
});

/** What is done with the customer that a path names. */
const on = withFound(
  ({ state, path }: LiveCall) => state.customers.find(({ Id }) => Id !== null && Id === path["guid"]),
  ({ path }) => refuse(404, `Customer with ${path["guid"]} not found`),
);

/** Turns the lead of a tenant into a customer with the licence OC Essentials. */
function convert(state: AudiocodesLiveState, tenantId: unknown, sent: LiveCall["body"]): string {
  const lead = state.leads.find((each) => each.tenantId === tenantId);
  const umpCustomerGuid = uuid("created customer", state.created);
  state.customers.push({
    Id: umpCustomerGuid,
    ShortName: String(sent["customerShortName"]),
    FullName: String(sent["customerFullName"]),
    LicenseType: 3,
    tenant: String(tenantId),
    users: 0,
    sites: [uuid("created site", state.created)],
  });
  if (lead) lead.umpCustomerGuid = umpCustomerGuid;
  return queue(state, "wst_", { umpCustomerGuid });
}

function licenceInfo({ Id }: Customer, { query }: LiveCall) {
  const day = (ago: number) => new Date(Date.UTC(2026, 0, 31 - ago)).toISOString();
  const days = Array.from({ length: Number(query["nrOfMonths"] ?? 1) * 30 }, (_, ago) => day(ago));
  return ok(days.map((lastUpdate) => ({ ...seed.licenceInfo, lastUpdate, umpCustomerGuid: Id })));
}

/** Customers from their creation to their deletion, in both versions, with their licences. */
export const customers: Record<string, Run> = {
  listCustomers: ({ state }) => ok(state.customers.map(brief)),
  getCustomer: on((customer) => ok({ ...brief(customer), SiteLocation: sitesOf(customer) })),
  deleteCustomer: on((customer, { state }) => ok(remove(state.customers, customer).length)),
  upgradeFromOcEssentials: on((customer, { state, body }) => {
    Object.assign(customer, { LicenseType: body["UpgradetoLicense"], users: body["licenseCount"] });
    return ok(queue(state, "tsk_"));
  }),
  listCustomersV3: (call) =>
    ok(call.state.customers.filter(({ Id }) => Id !== null).map((customer) => detailed(customer, call))),
  createCustomerV3: ({ state, body }) => ok({ jobId: convert(state, body["msTenantID"] ?? body["msTenantId"], body) }),
  convertLead: ({ state, query, body }) => {
    const id = convert(state, query["msTenantID"], body);
    state.tasks[id] = { asked: 0, outputData: {} };
    return ok(id);
  },
  getCustomerV3: on((customer, call) =>
    ok({ ...detailed(customer, call), ...(customer.LicenseType !== 0 && seed.registration) }),
  ),
  changeLicence: on((customer, { body }) => {
    const { licenseType, licensedUsersCount = customer.users, customerFullName = customer.FullName } = body;
    if (![1, 2, 4, 5].includes(Number(licenseType))) return refuse(400, "Invalid change for License Type!");
    Object.assign(customer, { LicenseType: licenseType, users: licensedUsersCount, FullName: customerFullName });
    return ok(1);
  }),
  getLicenceInfo: on(licenceInfo),
  listAvailableUserLicences: on(() => ok(seed.availableLicences)),
  listLicensedUsersV3: on(() => ok(seed.licensedUsers)),
  listLicensedUsers: on(() => ok(seed.licensedUsers)),
  listOnlinePstnGateways: on((_, { query }) =>
    // The first page is 0.
    ok(pageOf(seed.gateways, Number(query["PageNumber"] ?? 0) + 1, Number(query["PageSize"] ?? 10))),
  ),
  deleteSipConnection: withFound(
    ({ state, path }: LiveCall) => state.customers.find(({ sites }) => sites.includes(path["site"] ?? "")),
    () => refuse(404, "Not Found"),
  )(({ sites }, { state, path }) => {
    remove(sites, path["site"] ?? "");
    const sbcCleanupTaskId = queue(state, "tsk_");
    return ok({ status: true, msg: "queued", sbcCleanupTaskId, o365CleanupTask: "tsk_0" });
  }),
};
