import { createAudiocodesLiveClient, LicenseType, type CustomerBrief } from "@demarc/audiocodes-live";
import { validation as audiocodesLiveValidation } from "@demarc/audiocodes-live/validation";
import { createCloudlxClient, type CreateCustomerRequest } from "@demarc/cloudlx";
import { validation, type Validation } from "@demarc/cloudlx/validation";
import { countCustomers, createEnswitchClient, customersOf, Deleted, HttpError, type Customer } from "@demarc/enswitch";

// Compiled and never run. The three deliberate errors at the end must not compile.
const cloudlx = createCloudlxClient({ accessToken: () => "token", server: "demo" });
const audiocodesLive = createAudiocodesLiveClient({ host: "live.example.com", accessToken: "token" });
const enswitch = createEnswitchClient({ host: "pbx.example.com", authToken: "token" });

export const validations: Validation[] = [validation({ mode: "throw" }), audiocodesLiveValidation()];

export async function application(signal?: AbortSignal): Promise<string[]> {
  const request = { name: "Customer 1", role_group: "Admin" } satisfies CreateCustomerRequest;
  const { id } = await cloudlx.createCustomer({ body: request, ...(signal && { signal }) });
  const briefs: CustomerBrief[] = await audiocodesLive.listCustomers();
  const names = briefs.filter((brief) => brief.LicenseType === LicenseType.OcPro).map((brief) => brief.FullName);
  for await (const customer of customersOf(enswitch, { query: { deleted: Deleted.Any }, pageSize: 10 })) {
    const row: Customer = customer;
    names.push(row.name);
  }
  const count: number = await countCustomers(enswitch);
  const { data, error, response } = await cloudlx.raw.GET("/api/customers");
  if (error || !response.ok) throw new Error(String(response.status));
  return [...names, String(id), String(count), ...(data?.customers ?? []).map(({ currency }) => currency.iso_3)];
}

export function explain(reason: unknown): string {
  return reason instanceof HttpError ? `${reason.status} ${reason.providerMessage ?? ""}` : String(reason);
}

// @ts-expect-error a misspelt query key
void enswitch.listCustomers({ query: { limt: 10 } });
// @ts-expect-error a misspelt body key
void cloudlx.updateCustomer({ path: { customer_id: 1 }, body: { nam: "a" } });
// @ts-expect-error no credential
createCloudlxClient({ server: "demo" });
