import { hasToken, simulatorOf, type Reply } from "@demarc/contract-testing/simulator";
import { customers } from "./customers.ts";
import { leads } from "./leads.ts";
import { numbers } from "./numbers.ts";
import { ok, refuse, variations, type Account, type Run, type Variations } from "./reply.ts";
import routes from "./routes.json" with { type: "json" };
import { createState, type AudiocodesLiveState } from "./state.ts";

/** The token endpoint of Microsoft Entra ID. */
const token: Run = ({ path, body }, account) => {
  const sent = [path["tenant"], body["client_id"], body["client_secret"], body["scope"]];
  const right = account && [account.tenantId, account.clientId, account.clientSecret, account.scope];
  const isKnown = right?.every((value, index) => value === sent[index]) ?? true;
  const access_token = account?.accessToken ?? "token-of-the-simulator";
  if (isKnown) return ok({ token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token });
  const error_description = "AADSTS700016: Application was not found in the directory.";
  return refuse(400, { error: "unauthorized_client", error_description });
};

/** Live Platform's customers, leads and numbers, as its pages describe them. */
export const simulator = simulatorOf<AudiocodesLiveState, Variations, Account, Reply>({
  variations,
  initial: (variation) => createState(variation.customers, variation.licenceTypes, variation.leads),
  open: ["token"],
  knows: (call, { accessToken }) => hasToken(call, accessToken),
  unknown: refuse(401, "Unauthorized"),
  missing: refuse(404, "Not Found"),
  answer({ status, body }, { variation }, operationId) {
    if (status >= 400 && variation.errors === "empty" && operationId !== "token") return { status, headers: {} };
    return { status, headers: { "content-type": variation.mediaType }, body };
  },
  routes,
  actions: { token, ...customers, ...leads, ...numbers },
});
