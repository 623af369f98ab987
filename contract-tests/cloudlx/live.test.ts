import { liveSuite } from "@demarc/contract-testing/live";
import { live } from "./live.ts";
import { simulator } from "./simulator/mock.ts";

const account = { accessToken: "token-of-the-simulator", clientId: "c".repeat(40), clientSecret: "s".repeat(40) };

await liveSuite(live, {
  simulate: (variations, drift) => simulator.as(account, variations, drift),
  accounts: {
    "a client id and secret": (origin) => ({
      CLOUDLX_BASE_URL: origin,
      CLOUDLX_CLIENT_ID: account.clientId,
      CLOUDLX_CLIENT_SECRET: account.clientSecret,
    }),
    "an access token": (origin) => ({ CLOUDLX_BASE_URL: origin, CLOUDLX_ACCESS_TOKEN: account.accessToken }),
  },
  variations: {
    "the vendor's media type": {},
    "plain JSON": { mediaType: "application/json" },
    "plain JSON with a charset": { mediaType: "application/json; charset=utf-8" },
    "realms with id after a creation": { realmIdsAfterCreate: true },
    "undocumented fields": { addedFields: true },
    "tokens that live for two seconds": { tokenLifeSeconds: 2 },
    "no customers": { customers: 0 },
    "300 customers": { customers: 300 },
  },
});
