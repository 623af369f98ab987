import { createAudiocodesLiveClient } from "@demarc/audiocodes-live";
import { validation as audiocodesLiveValidation } from "@demarc/audiocodes-live/validation";
import { createCloudlxClient, HttpError } from "@demarc/cloudlx";
import { validation as cloudlxValidation } from "@demarc/cloudlx/validation";
import { createEnswitchClient, customersOf } from "@demarc/enswitch";
import { validation as enswitchValidation } from "@demarc/enswitch/validation";

/**
 * What an application does with the clients, against mocks at the given base URLs. The same on every runtime.
 *
 * @returns the names of the checks that passed, in order
 * @throws at the first one that fails
 */
export async function calls(urls) {
  const done = [];
  const check = (name, passed, found) => {
    if (!passed) throw new Error(`${name}: found ${JSON.stringify(found)}`);
    done.push(name);
  };
  const answer = (provider, body) => ({
    operation: { operationId: "listCustomers", method: "GET", path: "" },
    provider,
    status: 200,
    mediaType: "application/json",
    query: {},
    body,
  });

  const cloudlx = createCloudlxClient({ baseUrl: urls.cloudlx, accessToken: "any" });
  const list = await cloudlx.listCustomers();
  check("reads a list", list.customers.length > 0, list);
  const created = await cloudlx.createCustomer({ body: { name: "Customer 1" } });
  check("sends a body", created.id > 0, created);
  const updated = await cloudlx.updateCustomer({ path: { customer_id: created.id }, body: { name: "New name" } });
  check("fills a path", updated.id > 0, updated);
  const error = await cloudlx
    .updateCustomer({ path: { customer_id: 1 }, body: {}, headers: { Prefer: "code=404" } })
    .catch((reason) => reason);
  check("throws an HttpError", error instanceof HttpError && error.status === 404, String(error));
  const { response } = await cloudlx.raw.GET("/api/customers");
  check("gives the raw client", response.status === 200, response.status);
  const gone = await cloudlx.listCustomers({ signal: AbortSignal.abort() }).catch((reason) => reason);
  check("ends on an abort", gone.code === "abort", String(gone));
  const { drifts } = cloudlxValidation({ mode: "throw" })(
    answer("cloudlx", { customers: [{ ...list.customers[0], name: 7, added: true }] }),
  );
  const found = drifts.map(({ grade, pointer }) => `${grade} ${pointer}`).toSorted();
  check("reports drift", found.join() === "additive /customers/0/added,breaking /customers/0/name", drifts);
  check("validates CloudLX", cloudlxValidation()(answer("cloudlx", list)).drifts.length === 0, list);

  const audiocodesLive = createAudiocodesLiveClient({
    baseUrl: urls["audiocodes-live"],
    accessToken: async () => "any",
  });
  const briefs = await audiocodesLive.listCustomers();
  check("reads a bare array", briefs.length > 0, briefs);
  check(
    "validates AudioCodes",
    audiocodesLiveValidation()(answer("audiocodes-live", briefs)).drifts.length === 0,
    briefs,
  );

  const enswitch = createEnswitchClient({ baseUrl: urls.enswitch, username: "any", password: "any" });
  const rows = await enswitch.listCustomers({ query: { deleted: 0, directory: -1 } });
  check("sends a query", rows.data.length > 0, rows);
  check("validates Enswitch", enswitchValidation()(answer("enswitch", rows)).drifts.length === 0, rows);
  const ids = [];
  for await (const { id } of customersOf(enswitch)) ids.push(id);
  check("pages", ids.length === rows.data.length, ids);

  // Where fetch itself would send again: after 421, after a redirect, on a connection that breaks. A browser does, after
  // 408 and 421 and on a connection that breaks, whatever a page does.
  if (typeof document === "object") return done;
  const wrong = [];
  const run = crypto.randomUUID();
  const create = async (kind) => {
    const baseUrl = `${urls.counter}/${kind}/${run}`;
    // Below 200 the answer proper is still to come.
    const creating = createCloudlxClient({ baseUrl, accessToken: async () => "any", attemptTimeoutMs: 3_000 });
    const body = { name: "Customer 1" };
    await Promise.allSettled([creating.createCustomer({ body }), creating.raw.POST("/api/customers", { body })]);
    const count = await (await fetch(baseUrl)).text();
    if (count !== "2") wrong.push(`${kind}: ${count}`);
  };
  for (let status = 200; status < 600; status++) await create(status);
  for (const status of [301, 302, 303, 307, 308])
    for (const where of ["away", "nowhere"]) await create(`${status}-${where}`);
  // On a connection that was open before, as the counts have been read by it.
  await create("reset");
  await Promise.all(Array.from({ length: 100 }, (_, index) => create(100 + index)));
  check("sends a creation once, whatever the answer, by a function and through raw", wrong.length === 0, wrong);
  return done;
}
