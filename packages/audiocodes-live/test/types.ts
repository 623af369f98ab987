/** Held by the compiler: each line below `@ts-expect-error` is a mistake that must not compile. */
import {
  createAudiocodesLiveClient,
  leadsOf,
  LicenseType,
  numbersOf,
  waitForTask,
  type AudiocodesLiveClient,
  type CustomerBrief,
} from "../src/index.ts";
import { validation, type Validation } from "../src/generated/validation.ts";

declare const audiocodesLive: AudiocodesLiveClient;
declare const lead: { customerShortName: string; customerFullName: string; msTenantId: string };

/** Nothing here is ever run. */
export async function results(): Promise<void> {
  const customers = await audiocodesLive.listCustomers();
  customers satisfies CustomerBrief[];
  const [first] = customers;
  first?.Id satisfies string | null | undefined;
  (first?.LicenseType === LicenseType.OcPro) satisfies boolean;
  // A provider may add licence types: any number has to be reckoned with.
  first?.LicenseType satisfies number | undefined;
  // @ts-expect-error the fields have capitals
  first?.shortName;
  // @ts-expect-error Id may be null
  first?.Id.length;
}

export async function life(): Promise<void> {
  const [customer] = await audiocodesLive.listCustomersV3({ query: { allDetails: true } });
  customer?.SiteLocation?.[0]?.sbcId satisfies number | undefined;
  const path = { umpCustomerGuid: customer?.UmpCustomerGuid ?? "" };
  (await audiocodesLive.getCustomerV3({ path })).ApplicationClientSecret satisfies string | undefined;
  (await audiocodesLive.deleteCustomer({ path })) satisfies number;
  const body = { UpgradetoLicense: 5, licenseCount: 50 } as const;
  const taskId: string = await audiocodesLive.upgradeFromOcEssentials({ path, body });
  (await waitForTask(audiocodesLive, { path: { taskId } })).outputData.umpCustomerGuid satisfies string | undefined;
  for await (const { id } of numbersOf(audiocodesLive)) id satisfies number;
  for await (const { tenantId } of leadsOf(audiocodesLive, { query: { checkOnline: true } })) tenantId satisfies string;
  // @ts-expect-error no such licence to change to
  await audiocodesLive.changeLicence({ path, body: { licenseType: 3 } });
  // @ts-expect-error the spelling of the other way to create a customer
  await audiocodesLive.createCustomerV3({ body: { ...lead, configurationName: "OcEssential_TENANT_TYPE" } });
  // @ts-expect-error which page is the iterator's own affair
  leadsOf(audiocodesLive, { query: { PageNumber: 2 } });
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error a query, which the operation does not take
  await audiocodesLive.listCustomers({ query: { allDetails: true } });
  // @ts-expect-error an unknown option
  await audiocodesLive.listCustomers({ header: {} });
  // @ts-expect-error no such licence type
  LicenseType.HostedBasic;
}

export function options(): void {
  createAudiocodesLiveClient({ host: "live.example.com", accessToken: "token" });
  // @ts-expect-error no host, and there is none to default to
  createAudiocodesLiveClient({ accessToken: "token" });
}

export function validating(): void {
  validation() satisfies Validation;
  validation({ mode: "throw" }) satisfies Validation;
  // @ts-expect-error an unknown mode
  validation({ mode: "warn" });
}
