import { randomUUID } from "node:crypto";
import { waitForTask, type AudiocodesLiveClient, type GetTaskResult } from "@demarc/audiocodes-live";
import type { LiveViolation, LiveWriteContext } from "@demarc/contract-live";
import { bodyOf, field, rowsOf, same, type Row } from "./live-checks.ts";

/** Makes a lead, makes a customer of it, raises its licence twice, and deletes it. */
export async function leadToDeletion({
  call,
  note,
  prefix,
}: LiveWriteContext<AudiocodesLiveClient>): Promise<LiveViolation[]> {
  const stamp = Date.now().toString(36);
  const tenantId = randomUUID();
  const [companyName, customerShortName] = [`${prefix}${stamp}`, `dm_${stamp}`];
  const found: LiveViolation[] = [];
  const pick = (row: Row | undefined, like: object) =>
    Object.fromEntries(Object.keys(like).map((key) => [key, row?.[key]]));
  const compare = (shownBy: Awaited<ReturnType<typeof call>>, schema: string, wanted: Row, row = bodyOf(shownBy)) => {
    for (const [key, value] of Object.entries(wanted))
      found.push(...same(shownBy, `/body/${key}`, field(schema, key), value, row[key]));
  };
  const finished = async (taskId: string) => {
    const getTask = async (args: object): Promise<GetTaskResult> => {
      const asked = await call("getTask", args);
      if (asked.error) throw asked.error;
      compare(asked, "Task", { id: taskId });
      return asked.body as GetTaskResult;
    };
    return waitForTask({ getTask }, { path: { taskId }, intervalMs: 20, limitMs: 100_000 });
  };
  const leads = () => call("listLeads", { query: { msTenantId: tenantId } });

  const noLead = note(`the lead "${companyName}", which nothing deletes`);
  const made = await call("createConsentlessLead", { body: { tenantId, companyName } });
  if ((made.error?.status ?? 0) >= 400) noLead();
  const listed = await leads();
  compare(listed, "Lead", { isDirectLead: true, status: "Active", umpCustomerGuid: null }, rowsOf(listed)[0] ?? {});

  const noCustomer = note(`the customer "${customerShortName}"`);
  const wanted = { customerShortName, customerFullName: companyName, msTenantID: tenantId };
  const body = { configurationName: "OcEssential_TENANT_TYPE", ...wanted };
  const creation = await call("createCustomerV3", { body });
  if ((creation.error?.status ?? 0) >= 400) noCustomer();
  if (creation.error || made.error) return found;
  const task = await finished(String(bodyOf(creation)["jobId"]));
  const umpCustomerGuid = task.outputData.umpCustomerGuid;
  const all = await call("listCustomersV3");
  const created = {
    CustomerShortName: customerShortName,
    CustomerFullName: companyName,
    MsTenantId: tenantId,
    LicenseType: 3,
  };
  const row = rowsOf(all).find((each) => each["CustomerShortName"] === customerShortName);
  found.push(...same(all, "/body", "/components/schemas/CustomerV3List", created, pick(row, created)));
  found.push(
    ...same(
      all,
      "/body/*/UmpCustomerGuid",
      field("TaskOutput", "umpCustomerGuid"),
      umpCustomerGuid,
      row?.["UmpCustomerGuid"],
    ),
  );
  if (!umpCustomerGuid || !row) return found;
  const path = { umpCustomerGuid };
  compare(await call("getCustomer", { path }), "CustomerDetails", {
    Id: umpCustomerGuid,
    ShortName: customerShortName,
  });
  const converted = await leads();
  compare(converted, "Lead", { umpCustomerGuid }, rowsOf(converted)[0] ?? {});

  const upgrade = await call("upgradeFromOcEssentials", { path, body: { UpgradetoLicense: 4, licenseCount: 20 } });
  if (!upgrade.error) await finished(String(upgrade.body));
  compare(await call("getCustomerV3", { path }), "CustomerV3", { LicenseType: 4, LicensedUsersCount: 20 });
  await call("changeLicence", { path, body: { licenseType: 5 } });
  compare(await call("getCustomerV3", { path }), "CustomerV3", { LicenseType: 5 });
  const telephoneNumbers = ["+15005550006"];
  const valid = await call("validateNumbers", { body: { telephoneNumbers, msTenantId: tenantId } });
  const validated = bodyOf(valid)["telephoneNumbers"] as Row[] | undefined;
  const numbers = validated?.map((each) => each["telephoneNumber"]);
  found.push(
    ...same(valid, "/body/telephoneNumbers", field("NumberValidation", "telephoneNumbers"), telephoneNumbers, numbers),
  );

  const deletion = await call("deleteCustomer", { path });
  const rest = await call("listCustomers");
  const left = rowsOf(rest).some(({ Id }) => Id === umpCustomerGuid);
  found.push(
    ...same(
      rest,
      "/body",
      "/components/schemas/CustomerBriefList",
      "without the deleted customer",
      left ? "with it" : "without the deleted customer",
    ),
  );
  if (!deletion.error && !left) noCustomer();
  return found;
}
