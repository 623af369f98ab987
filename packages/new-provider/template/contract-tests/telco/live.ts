import type { TelcoClient } from "@demarc/telco";
import type { LiveProvider } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";

/** How to reach Telco, and what no schema can express about its answers. */
export const live: LiveProvider<TelcoClient> = {
  provider: "telco",
  // FILL IN: the same variables stand in .env.example and live-run.yml.
  variables: [
    { name: "TELCO_BASE_URL", help: "the address of the provider" },
    { name: "TELCO_ACCESS_TOKEN", secret: true, help: "an access token" },
  ],
  required: ["TELCO_BASE_URL"],
  credentials: [["TELCO_ACCESS_TOKEN"]],
  clientUnderTest,
  connect: ({ TELCO_BASE_URL: baseUrl, TELCO_ACCESS_TOKEN: accessToken }) => ({ baseUrl, accessToken }),
  // FILL IN: what the pages say of reads and no schema can, each on as few rows as will do; `writes`, where the provider
  // can be written to and what is written can be removed.
  checks: [],
};
