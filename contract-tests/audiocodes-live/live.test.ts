import { liveSuite } from "@demarc/contract-testing/live";
import { live } from "./live.ts";
import { simulator } from "./simulator/mock.ts";

const account = {
  accessToken: "token-of-the-simulator",
  tenantId: "2f1c9a52-7f2e-4f0d-9a55-3f1df7a1c001",
  clientId: "client-of-the-simulator",
  clientSecret: "secret-of-the-simulator",
  scope: "api://simulator/.default",
};

await liveSuite(live, {
  simulate: (variations, drift) => simulator.as(account, variations, drift),
  accounts: {
    "client credentials of Entra ID": (origin) => ({
      AUDIOCODES_LIVE_BASE_URL: `${origin}/tenantui`,
      AUDIOCODES_LIVE_TENANT_ID: account.tenantId,
      AUDIOCODES_LIVE_CLIENT_ID: account.clientId,
      AUDIOCODES_LIVE_CLIENT_SECRET: account.clientSecret,
      AUDIOCODES_LIVE_SCOPE: account.scope,
      AUDIOCODES_LIVE_AUTHORITY: origin,
    }),
    "an access token": (origin) => ({
      AUDIOCODES_LIVE_BASE_URL: `${origin}/tenantui`,
      AUDIOCODES_LIVE_ACCESS_TOKEN: account.accessToken,
    }),
  },
  variations: {
    "errors as bare strings": {},
    "errors without a body": { errors: "empty" },
    "all licence types": { licenceTypes: [0, 1, 2, 3, 4, 5] },
    "500 customers": { customers: 500, licenceTypes: [0, 1, 2, 3, 4, 5] },
    "a lead without a licence": { leads: true },
    "a media type without a charset": { mediaType: "application/json" },
    "no customers": { customers: 0 },
  },
});
