import { entraClientCredentials, type AudiocodesLiveClient } from "@demarc/audiocodes-live";
import type { LiveProvider } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";
import { checks } from "./live-checks.ts";
import { leadToDeletion } from "./live-writes.ts";

const credentials = [
  "AUDIOCODES_LIVE_TENANT_ID",
  "AUDIOCODES_LIVE_CLIENT_ID",
  "AUDIOCODES_LIVE_CLIENT_SECRET",
  "AUDIOCODES_LIVE_SCOPE",
] as const;

/** How to reach Live Platform, and what no schema can express about its answers. */
export const live: LiveProvider<AudiocodesLiveClient> = {
  provider: "audiocodes-live",
  variables: [
    { name: "AUDIOCODES_LIVE_BASE_URL", help: "up to and including /tenantui; the host is the service provider's own" },
    {
      name: "AUDIOCODES_LIVE_ACCESS_TOKEN",
      secret: true,
      help: "an access token of Microsoft Entra ID; lives for an hour",
    },
    {
      name: "AUDIOCODES_LIVE_TENANT_ID",
      secret: true,
      help: "instead of a token: the directory (tenant) id of the service provider, from the Entra admin centre",
    },
    {
      name: "AUDIOCODES_LIVE_CLIENT_ID",
      secret: true,
      help: "the application (client) id of your app registration, from the same place",
    },
    { name: "AUDIOCODES_LIVE_CLIENT_SECRET", secret: true, help: "a client secret of that registration" },
    { name: "AUDIOCODES_LIVE_SCOPE", secret: true, help: "api://<application id of Live Platform>/.default" },
    {
      name: "AUDIOCODES_LIVE_AUTHORITY",
      help: "only for national clouds: where Entra ID is, in place of https://login.microsoftonline.com",
    },
  ],
  required: ["AUDIOCODES_LIVE_BASE_URL"],
  credentials: [["AUDIOCODES_LIVE_ACCESS_TOKEN"], credentials],
  clientUnderTest,
  tokenOrigin: (env) => env["AUDIOCODES_LIVE_AUTHORITY"] || "https://login.microsoftonline.com",
  connect(env) {
    const [tenantId = "", clientId = "", clientSecret = "", scope = ""] = credentials.map((name) => env[name]);
    const authority = env["AUDIOCODES_LIVE_AUTHORITY"];
    return {
      baseUrl: env["AUDIOCODES_LIVE_BASE_URL"],
      accessToken:
        env["AUDIOCODES_LIVE_ACCESS_TOKEN"] ||
        entraClientCredentials({ tenantId, clientId, clientSecret, scope, ...(authority && { authority }) }),
    };
  },
  checks,
  writes: {
    warning:
      "Live Platform has no documented way to delete a lead: the one that is created stays. The customer is deleted.",
    run: leadToDeletion,
  },
};
