import { cloudlxClientCredentials, type CloudlxClient } from "@demarc/cloudlx";
import type { LiveCall, LiveProvider, LiveViolation, LiveWriteContext } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";

/** How to reach CloudLX, and what no schema can express about its answers. */
export const live: LiveProvider<CloudlxClient> = {
  provider: "cloudlx",
  variables: [
    {
      name: "CLOUDLX_BASE_URL",
      help: "origin of the platform: https://demo.infiny.cloud, or https://www.infiny.io for production",
    },
    { name: "CLOUDLX_ACCESS_TOKEN", secret: true, help: "an access token; lives for an hour" },
    {
      name: "CLOUDLX_CLIENT_ID",
      secret: true,
      help: "instead of a token: the id of an API client, from the portal's API settings",
    },
    { name: "CLOUDLX_CLIENT_SECRET", secret: true, help: "its secret, 40 letters and digits, from the same place" },
  ],
  required: ["CLOUDLX_BASE_URL"],
  credentials: [["CLOUDLX_ACCESS_TOKEN"], ["CLOUDLX_CLIENT_ID", "CLOUDLX_CLIENT_SECRET"]],
  clientUnderTest,
  connect: ({
    CLOUDLX_BASE_URL: baseUrl,
    CLOUDLX_ACCESS_TOKEN: token,
    CLOUDLX_CLIENT_ID: clientId = "",
    CLOUDLX_CLIENT_SECRET: clientSecret = "",
  }) => ({
    baseUrl,
    accessToken: token || cloudlxClientCredentials({ clientId, clientSecret }),
  }),
  checks: [
    {
      title: "each customer is listed once",
      run: async ({ calls }) => duplicates(calls[0]),
    },
  ],
  writes: {
    warning:
      "CloudLX has no documented way to delete a customer: the one that is created stays until somebody removes it in the portal.",
    run: createAndRename,
  },
};

type Row = { id: number; name: string; sub_realms: { id: number; has_access: boolean }[] };

function duplicates(call: LiveCall | undefined): LiveViolation[] {
  const ids = rowsOf(call?.body).map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (!call || twice < 0) return [];
  return [
    {
      call,
      pointer: `/body/customers/${twice}/id`,
      specPointer: "/components/schemas/Customer/properties/id",
      expected: "an id of its own for each customer",
      found: `${ids[twice]} twice`,
    },
  ];
}

/** Creates a customer, finds it in the list, renames it, and gives it its first name back. */
async function createAndRename({ call, note, prefix }: LiveWriteContext<CloudlxClient>): Promise<LiveViolation[]> {
  const name = `${prefix}${new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, "")}`;
  const asked = {
    name,
    currency_iso: "GBP",
    country_iso: "GB",
    realms: [1, 2, 7],
    shown_sub_realms: [313, 328],
    enabled_sub_realms: [313],
  };
  // Noted before it is sent: an answer that never comes does not mean that nothing was created.
  const takeBack = note(`the customer "${name}"`);
  const creation = await call("createCustomer", { body: asked });
  if ((creation.error?.status ?? 0) >= 400) takeBack();
  const created = creation.body as Row | undefined;
  if (!created) return [];
  const schema = "/components/schemas/Customer/properties";
  const found: LiveViolation[] = [];
  const compare = (shownBy: LiveCall, pointer: string, specPointer: string, expected: unknown, came: unknown) => {
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(came) ?? "nothing"];
    if (wanted !== got) found.push({ call: shownBy, pointer, specPointer, expected: wanted, found: got });
  };
  const shown = created.sub_realms.map(({ id }) => id);
  const enabled = created.sub_realms.filter(({ has_access }) => has_access).map(({ id }) => id);
  compare(creation, "/body/name", `${schema}/name`, name, created.name);
  compare(creation, "/body/sub_realms", `${schema}/sub_realms`, asked.shown_sub_realms, shown);
  compare(creation, "/body/sub_realms", `${schema}/sub_realms`, asked.enabled_sub_realms, enabled);

  const list = await call("listCustomers");
  const listed = rowsOf(list.body).find(({ id }) => id === created.id);
  compare(
    list,
    "/body/customers",
    "/components/schemas/CustomerList/properties/customers",
    `the customer just created, ${name}`,
    listed ? `the customer just created, ${listed.name}` : "no such customer",
  );
  if (!listed) return found;
  const path = { customer_id: created.id };
  const update = await call("updateCustomer", { path, body: { name: `${name}-renamed` } });
  const renamed = update.body as Row | undefined;
  if (!renamed) return found;
  compare(update, "/body/name", `${schema}/name`, `${name}-renamed`, renamed.name);
  compare(update, "/body/id", `${schema}/id`, created.id, renamed.id);
  await call("updateCustomer", { path, body: { name } });
  return found;
}

function rowsOf(body: unknown): Row[] {
  const rows = (body as { customers?: Row[] } | undefined)?.customers;
  return Array.isArray(rows) ? rows : [];
}
