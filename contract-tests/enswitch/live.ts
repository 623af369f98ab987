import type { EnswitchClient } from "@demarc/enswitch";
import type { LiveProvider } from "@demarc/contract-live";
import { checks } from "./live-checks.ts";
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
  limitedArguments: { listCustomers: { query: { limit: 50 } } },
  checks,
};
