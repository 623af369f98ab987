import type { EnswitchClient } from "@demarc/enswitch";
import type { LiveProvider } from "@demarc/contract-live";
import { checks } from "./live-checks.ts";
import { rowLimit } from "./live-rows.ts";
import { lifeOfACustomer } from "./live-writes.ts";
import { clientUnderTest } from "./client-under-test.ts";

/** How to reach an Enswitch installation, and what no schema can express about its answers. */
export const live: LiveProvider<EnswitchClient> = {
  provider: "enswitch",
  variables: [
    { name: "ENSWITCH_BASE_URL", help: "up to and including /api/json; the host is the operator's own" },
    {
      name: "ENSWITCH_USERNAME",
      secret: true,
      help: "a user of the portal with the callshop or commerce role, preferably one for this purpose alone",
    },
    { name: "ENSWITCH_PASSWORD", secret: true, help: "its password" },
    {
      name: "ENSWITCH_AUTH_TOKEN",
      secret: true,
      help: "instead of both, from version 4.1 on: a token from user/login with token=1",
    },
  ],
  required: ["ENSWITCH_BASE_URL"],
  credentials: [["ENSWITCH_AUTH_TOKEN"], ["ENSWITCH_USERNAME", "ENSWITCH_PASSWORD"]],
  permissionStatuses: [402, 403],
  clientUnderTest,
  connect: ({
    ENSWITCH_BASE_URL: baseUrl,
    ENSWITCH_AUTH_TOKEN: authToken,
    ENSWITCH_USERNAME: username,
    ENSWITCH_PASSWORD: password,
  }) => ({
    baseUrl,
    ...(authToken ? { authToken } : { username, password }),
  }),
  // An installation may have thousands of customers with thirty columns each.
  limitedArguments: Object.fromEntries(
    ["listCustomers", "listPeople", "listPlans", "listNumbers"].map((id) => [id, { query: { limit: rowLimit } }]),
  ),
  // `system` and `reseller` need another role, `signup` the id of a reseller.
  untried: { listPlans: ["system", "signup", "reseller"] },
  checks,
  writes: {
    warning:
      "A customer is created, with a person, and both are deleted again; where that fails, they stay until somebody removes them.",
    run: lifeOfACustomer,
  },
};
