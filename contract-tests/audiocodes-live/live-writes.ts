import { randomUUID } from "node:crypto";
import { waitForTask, type AudiocodesLiveClient, type GetTaskResult } from "@demarc/audiocodes-live";
import type { LiveCall, LiveViolation, LiveWriteContext } from "@demarc/contract-live";
import { at, differ, field, rowsOf, type Row } from "./live-checks.ts";

/** Makes a lead, makes a customer of it, raises its licence twice, and deletes it. */
export async function leadToDeletion(context: LiveWriteContext<AudiocodesLiveClient>): Promise<LiveViolation[]> {
  const { call, note } = context;
  const stamp = Date.now().toString(36);
  const [tenantId, companyName, shortName] = [randomUUID(), `${context.prefix}${stamp}`, `dm_${stamp}`];
  const found: LiveViolation[] = [];
  const isRefused = ({ error }: LiveCall) => (error?.status ?? 0) >= 400;
  const compare = (shownBy: LiveCall, schema: string, wanted: Row, row = "") => {
    for (const [key, value] of Object.entries(wanted))
      found.push(...differ(shownBy, `${row}/${key}`, field(schema, key), value));
  };
  const leads = () => call("listLeads", { query: { msTenantId: tenantId } });
  const finished = async (taskId: string) => {
    let last: LiveCall | undefined;
    const getTask = async (args: object): Promise<GetTaskResult> => {
      last = await call("getTask", args);
      compare(last, "Task", { id: taskId });
      // Whatever it is, asking again does not help.
      if (last.error || typeof at(last, "/status") !== "string") throw new Error("no state of a task");
      return last.body as GetTaskResult;
    };
    try {
      return await waitForTask({ getTask }, { path: { taskId }, intervalMs: 50, limitMs: 100_000 });
    } catch {
      found.push(...differ(last, "/status", field("Task", "status"), "CompletedSuccess"));
      return undefined;
    }
  };

  const noLead = note(`the lead "${companyName}", which nothing deletes`);
  const made = await call("createConsentlessLead", { body: { tenantId, companyName } });
  if (isRefused(made)) noLead();
  compare(await leads(), "Lead", { isDirectLead: true, status: "Active", umpCustomerGuid: null }, "/0");

  const noCustomer = note(`the customer "${shortName}"`);
  const wanted = { customerShortName: shortName, customerFullName: companyName, msTenantID: tenantId };
  const body = { configurationName: "OcEssential_TENANT_TYPE", ...wanted };
  const creation = await call("createCustomerV3", { body });
  if (isRefused(creation)) noCustomer();
  const jobId = at(creation, "/jobId");
  if (made.error || typeof jobId !== "string") return found;
  const task = await finished(jobId);
  if (!task) return found;
  const list = await call("listCustomersV3");
  const index = rowsOf(list).findIndex((row) => row["CustomerShortName"] === shortName);
  const { umpCustomerGuid } = task.outputData;
  const named = {
    CustomerFullName: companyName,
    MsTenantId: tenantId,
    LicenseType: 3,
    UmpCustomerGuid: umpCustomerGuid,
  };
  found.push(...differ(list, "", "/components/schemas/CustomerV3List", true, index >= 0));
  if (index >= 0) compare(list, "CustomerV3", named, `/${index}`);
  if (!umpCustomerGuid || index < 0) return found;
  const path = { umpCustomerGuid };
  compare(await call("getCustomer", { path }), "CustomerDetails", { Id: umpCustomerGuid, ShortName: shortName });
  compare(await leads(), "Lead", { umpCustomerGuid }, "/0");

  const upgrade = await call("upgradeFromOcEssentials", { path, body: { UpgradetoLicense: 4, licenseCount: 20 } });
  const taskId: unknown = upgrade.body;
  if (typeof taskId === "string") await finished(taskId);
  compare(await call("getCustomerV3", { path }), "CustomerV3", { LicenseType: 4, LicensedUsersCount: 20 });
  await call("changeLicence", { path, body: { licenseType: 5 } });
  compare(await call("getCustomerV3", { path }), "CustomerV3", { LicenseType: 5 });
  const telephoneNumber = "+15005550006";
  const numbers = { telephoneNumbers: [telephoneNumber], msTenantId: tenantId };
  const place = field("NumberValidation", "telephoneNumbers/items/properties/telephoneNumber");
  found.push(
    ...differ(
      await call("validateNumbers", { body: numbers }),
      "/telephoneNumbers/0/telephoneNumber",
      place,
      telephoneNumber,
    ),
  );

  const deletion = await call("deleteCustomer", { path });
  const rest = await call("listCustomers");
  const isListed = rowsOf(rest).some(({ Id }) => Id === umpCustomerGuid);
  found.push(...differ(rest, "", "/components/schemas/CustomerBriefList", false, isListed));
  if (!deletion.error && !isListed) noCustomer();
  return found;
}
