// What a program does with all three clients: what its types cost the compiler has a budget, in type-budget.json.
import { createAudiocodesLiveClient, LicenseType } from "@demarc/audiocodes-live";
import { createCloudlxClient } from "@demarc/cloudlx";
import { createEnswitchClient, Deleted, Directory, HttpError } from "@demarc/enswitch";

const cloudlx = createCloudlxClient({ accessToken: async () => "token", server: "demo" });
const audiocodesLive = createAudiocodesLiveClient({ host: "live-platform.example.com", accessToken: "token" });
const enswitch = createEnswitchClient({ host: "enswitch.example.com", username: "user", password: "password" });

export async function names(): Promise<string[]> {
  const { customers } = await cloudlx.listCustomers();
  const briefs = await audiocodesLive.listCustomers();
  const { data } = await enswitch.listCustomers({ query: { deleted: Deleted.Any, directory: Directory.Any } });
  return [
    ...customers.flatMap(({ name, sub_realms }) => [name, ...sub_realms.map((realm) => realm.name)]),
    ...briefs.filter(({ LicenseType: type }) => type === LicenseType.OcPro).map(({ FullName }) => FullName),
    ...data.map(({ name }) => name),
  ];
}

export async function change(): Promise<string> {
  try {
    const { id } = await cloudlx.createCustomer({ body: { name: "Customer" } });
    return (await cloudlx.updateCustomer({ path: { customer_id: id }, body: { name: "New name" }, retry: true })).name;
  } catch (error) {
    if (error instanceof HttpError) return error.providerMessage ?? String(error.status);
    throw error;
  }
}

export async function raw(): Promise<number> {
  const { data, response } = await cloudlx.raw.GET("/api/customers");
  const counted = await enswitch.raw.GET("/customers/list/", { params: { query: { count: 1 } } });
  const listed = await audiocodesLive.raw.GET("/api/v2/customer");
  return (data?.customers.length ?? response.status) + counted.response.status + (listed.data?.length ?? 0);
}
