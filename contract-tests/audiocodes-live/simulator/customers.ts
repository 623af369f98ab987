import type { HonoRequest } from "hono";
import { pageOf, queue, remove, type Platform } from "./platform.ts";
import seed from "./seed.json" with { type: "json" };
import { uuid, type Customer } from "./state.ts";

type Sent = Record<string, unknown>;

/** Customers from their creation to their deletion, in both versions, with their licences. */
export function customerRoutes(platform: Platform): void {
  const { app, state, behaves, reply, refuse } = platform;
  const find = (guid: string | undefined) =>
    behaves("otherCustomer") ? state.customers[1] : state.customers.find(({ Id }) => Id !== null && Id === guid);
  type Act = (customer: Customer, req: HonoRequest) => Response | Promise<Response>;
  const on = (method: string, path: string, act: Act) =>
    app.on(method, `/tenantui/api/${path}`, ({ req }) => {
      const guid = req.param("guid") ?? "";
      const customer = find(guid);
      return customer ? act(customer, req) : refuse(404, `Customer with ${guid} not found`);
    });

  app.get("/tenantui/api/v2/customer", ({ req }) => {
    if (behaves("versionGone")) return refuse(410, "API version v2 has been retired");
    if (behaves("queryRequired") && !req.query("tenantId")) return refuse(400, "The parameter 'tenantId' is required.");
    const listed = state.customers.map(brief);
    return reply("listCustomers", behaves("doubled") ? [...listed, ...listed] : listed);
  });
  on("GET", "v2/customer/:guid", (customer) =>
    reply("getCustomer", { ...brief(customer), SiteLocation: sitesOf(customer) }),
  );
  on("DELETE", "v2/customer/:guid", (customer) => {
    if (!behaves("deletionLost")) remove(state.customers, customer);
    return reply("deleteCustomer", 1);
  });
  on("POST", "v2/customer/:guid/action/upgrade", async (customer, req) => {
    const { UpgradetoLicense, licenseCount } = await req.json();
    if (!behaves("upgradeLost")) Object.assign(customer, { LicenseType: UpgradetoLicense, users: licenseCount });
    return reply("upgradeFromOcEssentials", queue(platform, "tsk_"));
  });

  const detailed = (customer: Customer, req: HonoRequest) =>
    (req.query("allDetails") === "true" && !behaves("allDetailsIgnored")) || behaves("allDetailsAlways")
      ? { SiteLocation: sitesOf(customer).map((site) => ({ ...site, sbcConfigurationType: "SipTrunk" })) }
      : {};
  app.get("/tenantui/api/v3/customer", ({ req }) => {
    const known = state.customers.filter(({ Id }) => Id !== null).slice(behaves("lostInV3") ? 1 : 0);
    return reply(
      "listCustomersV3",
      known.map((customer) => ({ ...briefV3(customer), ...detailed(customer, req) })),
    );
  });
  app.post("/tenantui/api/v3/customer", async ({ req }) => {
    const sent = (await req.json()) as Sent;
    return reply("createCustomerV3", { jobId: convert(platform, sent["msTenantID"] ?? sent["msTenantId"], sent) });
  });
  app.patch("/tenantui/api/v2/oc/lead", async ({ req }) => {
    const id = convert(platform, req.query("msTenantID"), await req.json());
    state.tasks[id] = { asked: 0, outputData: {} };
    return reply("convertLead", id);
  });
  on("GET", "v3/customer/:guid", (customer, req) =>
    reply("getCustomerV3", {
      ...briefV3(customer),
      ...detailed(customer, req),
      ...(customer.LicenseType === 0 ? {} : seed.registration),
    }),
  );
  on("PATCH", "v3/customer/:guid", async (customer, req) => {
    const { licenseType, licensedUsersCount, customerFullName } = await req.json();
    if (![1, 2, 4, 5].includes(licenseType)) return refuse(400, "Invalid change for License Type!");
    if (!behaves("changeLost")) customer.LicenseType = licenseType;
    customer.users = licensedUsersCount ?? customer.users;
    customer.FullName = customerFullName ?? customer.FullName;
    return reply("changeLicence", 1);
  });
  on("GET", "v3/customer/:guid/licenseinfo", ({ Id }, req) => {
    const months = Number(req.query("nrOfMonths") ?? (behaves("monthsDefault") ? 2 : 1));
    const day = (ago: number) => new Date(Date.UTC(2026, 0, 31 - (behaves("oneDayTwice") ? 0 : ago))).toISOString();
    const days = Array.from({ length: months * 30 }, (_, ago) => ({ ...seed.licenceInfo, lastUpdate: day(ago) }));
    return reply(
      "getLicenceInfo",
      days.map((record) => ({ ...record, umpCustomerGuid: behaves("otherLicence") ? uuid("customer", 1) : Id })),
    );
  });
  on("GET", "v3/customer/:guid/availableLicenses", () => reply("listAvailableUserLicences", seed.availableLicences));
  on("GET", "v3/customer/:guid/licensedUsers", () => reply("listLicensedUsersV3", seed.licensedUsers));
  on("GET", "v2/customer/:guid/licensedUsers", () =>
    reply("listLicensedUsers", seed.licensedUsers.slice(behaves("usersDiffer") ? 1 : 0)),
  );
  on("GET", "v3/customer/:guid/onlinepstngateway", (_, req) => {
    const [first, size] = [behaves("gatewaysFromOne") ? 1 : 0, behaves("largeGatewayPages") ? 20 : 10];
    return reply("listOnlinePstnGateways", pageOf(platform, seed.gateways, req, first, size).rows);
  });
  app.delete("/tenantui/api/v2/sitelocation/:site", ({ req }) => {
    const customer = state.customers.find(({ sites }) => sites.includes(req.param("site")));
    if (!customer) return refuse(404, "Not Found");
    remove(customer.sites, req.param("site"));
    const sbcCleanupTaskId = queue(platform, "tsk_");
    return reply("deleteSipConnection", { status: true, msg: "queued", sbcCleanupTaskId, o365CleanupTask: "tsk_0" });
  });
}

/** Turns the lead of a tenant into a customer with the licence OC Essentials. */
function convert(platform: Platform, tenantId: unknown, sent: Sent): string {
  const { state, behaves } = platform;
  const lead = state.leads.find((each) => each.tenantId === tenantId);
  const guid = uuid("created customer", state.created);
  const customer: Customer = {
    Id: guid,
    ShortName: String(sent["customerShortName"]),
    FullName: behaves("nameLost") ? "Customer" : String(sent["customerFullName"]),
    LicenseType: behaves("otherLicenceAtFirst") ? 0 : 3,
    tenant: behaves("tenantLost") ? null : String(tenantId),
    users: 0,
    sites: [uuid("created site", state.created)],
  };
  if (!behaves("creationLost")) state.customers.push(customer);
  if (lead && !behaves("leadUntouched")) lead.umpCustomerGuid = guid;
  return queue(platform, "wst_", behaves("customerUnnamed") ? {} : { umpCustomerGuid: guid });
}

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
