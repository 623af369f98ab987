import { LicenseType, waitForTask, type AudiocodesLiveClient } from "@demarc/audiocodes-live";
import { given, Refusal, required, step, type Platform } from "./platform.ts";

/** Customers of Live Platform: a tenant of Microsoft 365, a licence, a number of users. */
export function audiocodesLivePlatform(client: AudiocodesLiveClient): Platform {
  const platform = "audiocodes-live";
  const customerOf = async (taskId: string) => {
    const { outputData } = await waitForTask(client, { path: { taskId } });
    return outputData.umpCustomerGuid;
  };
  return {
    name: platform,
    async list() {
      const customers = await client.listCustomersV3();
      return customers.map(({ UmpCustomerGuid: id, CustomerFullName: name }) => ({ platform, id, name }));
    },
    async show(umpCustomerGuid) {
      // Not `getCustomerV3`: its answer holds the secret of an app registration.
      const customer = await client.getCustomer({ path: { umpCustomerGuid } });
      return { ...customer, LicenseType: nameOf(customer.LicenseType) };
    },
    async create(name, wanted) {
      const tenantId = required(wanted, "tenant", "the id of the customer's Microsoft 365 tenant");
      const body = {
        configurationName: "OcEssential_TENANT_TYPE" as const,
        msTenantID: tenantId,
        customerShortName: name.replaceAll(/[^A-Za-z0-9]+/g, "_").slice(0, 15),
        customerFullName: name,
      };
      const convert = step("createCustomerV3", client.createCustomerV3, { body }, ({ jobId }) => customerOf(jobId));
      // A run that failed between the two calls has left a lead, and there cannot be another for the tenant.
      const leads = await client.listLeads({ query: { msTenantId: tenantId } });
      if (leads.length > 0) return [convert];
      const lead = { body: { tenantId, companyName: name } };
      return [step("createConsentlessLead", client.createConsentlessLead, lead), convert];
    },
    async update(umpCustomerGuid, wanted) {
      const { rename, licence, users } = wanted;
      if (rename === undefined && licence === undefined && users === undefined) return [];
      const path = { umpCustomerGuid };
      const { LicenseType: current } = await client.getCustomer({ path });
      const licenseType = changeable.find((known) => nameOf(known) === (licence ?? nameOf(current)));
      if (licenseType === undefined)
        throw new Refusal(`it needs --licence, one of ${changeable.map(nameOf).join(", ")}: it is ${nameOf(current)}.`);
      const count = users === undefined ? undefined : Number(users);
      const changed = { licenseType, ...given({ licensedUsersCount: count, customerFullName: rename }) };
      const change = step("changeLicence", client.changeLicence, { path, body: changed });
      const isHosted = licenseType === LicenseType.HostedEssentialsPlus || licenseType === LicenseType.HostedPro;
      if (current !== LicenseType.OcEssentials || isHosted) return [change];
      const licenseCount = Number(required(wanted, "users", "how many are to be licensed"));
      const args = { path, body: { UpgradetoLicense: licenseType, licenseCount } };
      return [step("upgradeFromOcEssentials", client.upgradeFromOcEssentials, args, customerOf), change];
    },
    end: async (umpCustomerGuid) => [step("deleteCustomer", client.deleteCustomer, { path: { umpCustomerGuid } })],
  };
}

/** The licences that a customer can be changed to. */
const changeable = Object.values(LicenseType).filter(
  (licence) => licence !== LicenseType.HostedEssentials && licence !== LicenseType.OcEssentials,
);

function nameOf(licence: number): string {
  return Object.entries(LicenseType).find(([, value]) => value === licence)?.[0] ?? String(licence);
}
