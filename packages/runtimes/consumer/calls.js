import { createAudiocodesLiveClient } from "@demarc/audiocodes-live";
import { validation as audiocodesLiveValidation } from "@demarc/audiocodes-live/validation";
import { createCloudlxClient, HttpError } from "@demarc/cloudlx";
import { validation as cloudlxValidation } from "@demarc/cloudlx/validation";
import { createEnswitchClient, customersOf } from "@demarc/enswitch";
import { validation as enswitchValidation } from "@demarc/enswitch/validation";

/**
 * What an application does with the clients, against mocks at the given base URLs. Runs unchanged on every runtime.
 *
 * @returns the name of each thing that worked, in order
 * @throws where one did not
 */
export async function calls(urls) {
  const done = [];
  const hold = (what, holds, found) => {
    if (!holds) throw new Error(`${what}: found ${JSON.stringify(found)}`);
    done.push(what);
  };
  const answer = (provider, body, mediaType = "application/json") => ({
    operation: { operationId: "listCustomers", method: "GET", path: "" },
    provider,
    status: 200,
    mediaType,
    query: {},
    body,
  });

  const cloudlx = createCloudlxClient({ baseUrl: urls.cloudlx, accessToken: "any" });
  const list = await cloudlx.listCustomers();
  hold("reads a list", list.customers.length > 0, list);
  const created = await cloudlx.createCustomer({ body: { name: "Customer 1" } });
  hold("sends a body", created.id > 0, created);
  const updated = await cloudlx.updateCustomer({ path: { customer_id: created.id }, body: { name: "New name" } });
  hold("fills a path", updated.id > 0, updated);
  const error = await cloudlx
    .updateCustomer({ path: { customer_id: 1 }, body: {}, headers: { Prefer: "code=404" } })
    .catch((reason) => reason);
  hold("throws an HttpError", error instanceof HttpError && error.status === 404, String(error));
  const { response } = await cloudlx.raw.GET("/api/customers");
  hold("gives the raw client", response.status === 200, response.status);
  const gone = await cloudlx.listCustomers({ signal: AbortSignal.abort() }).catch((reason) => reason);
  hold("ends on an abort", gone.code === "abort", String(gone));
  const { drifts } = cloudlxValidation({ mode: "throw" })(
    answer("cloudlx", { customers: [{ ...list.customers[0], name: 7, added: true }] }),
  );
  hold(
    "tells what drifts",
    drifts
      .map(({ grade, pointer }) => `${grade} ${pointer}`)
      .sort()
      .join() === "additive /customers/0/added,breaking /customers/0/name",
    drifts,
  );
  hold("validates CloudLX", cloudlxValidation()(answer("cloudlx", list)).drifts.length === 0, list);

  const audiocodesLive = createAudiocodesLiveClient({
    baseUrl: urls["audiocodes-live"],
    accessToken: async () => "any",
  });
  const briefs = await audiocodesLive.listCustomers();
  hold("reads a bare array", briefs.length > 0, briefs);
  hold(
    "validates AudioCodes",
    audiocodesLiveValidation()(answer("audiocodes-live", briefs)).drifts.length === 0,
    briefs,
  );

  const enswitch = createEnswitchClient({ baseUrl: urls.enswitch, username: "any", password: "any" });
  const rows = await enswitch.listCustomers({ query: { deleted: 0, directory: -1 } });
  hold("sends a query", rows.data.length > 0, rows);
  hold("validates Enswitch", enswitchValidation()(answer("enswitch", rows)).drifts.length === 0, rows);
  const ids = [];
  for await (const { id } of customersOf(enswitch)) ids.push(id);
  hold("pages", ids.length === rows.data.length, ids);
  return done;
}
