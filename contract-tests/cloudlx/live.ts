import { cloudlxClientCredentials, type CloudlxClient } from "@demarc/cloudlx";
import type { LiveProvider } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";
import { checks } from "./live-checks.ts";
import { walk } from "./live-writes.ts";

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
  // An account may have thousands of numbers.
  limitedArguments: Object.fromEntries(
    ["listAvailableNumbers", "listNumbers", "listCancelledNumbers"].map((list) => [
      list,
      { query: { max_per_page: 50 } },
    ]),
  ),
  checks,
  writes: {
    warning:
      "CloudLX has no documented way to delete a customer, a user or an address: those that are created stay until somebody removes them in the portal.",
    run: walk,
  },
};
