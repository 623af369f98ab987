import { liveSuite } from "@demarc/contract-kit/live-suite";
import { live } from "./live.ts";
import { drifts } from "./simulator/drifts.ts";
import { simulateCloudlx, type CloudlxHabits } from "./simulator/index.ts";

const account = { accessToken: "token-of-the-simulator", clientId: "c".repeat(40), clientSecret: "s".repeat(40) };

await liveSuite(live, {
  simulate: (habits: Partial<CloudlxHabits>, drift) => simulateCloudlx(account, habits, drift),
  accounts: {
    "a client id and secret": (origin) => ({
      CLOUDLX_BASE_URL: origin,
      CLOUDLX_CLIENT_ID: account.clientId,
      CLOUDLX_CLIENT_SECRET: account.clientSecret,
    }),
    "an access token": (origin) => ({ CLOUDLX_BASE_URL: origin, CLOUDLX_ACCESS_TOKEN: account.accessToken }),
  },
  habits: {
    "the vendor's media type": {},
    "plain JSON": { mediaType: "application/json" },
    "plain JSON with a charset": { mediaType: "application/json; charset=utf-8" },
    "realms with id after a creation": { realmIdsAfterCreate: true },
    "fields that no page knows": { addedFields: true },
    "tokens that live for two seconds": { tokenLifeSeconds: 2 },
    "no customers": { customers: 0 },
    "300 customers": { customers: 300 },
  },
  drifts,
});
