import type { LiveSuite } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { simulateCloudlx, type CloudlxAccount, type CloudlxVariations } from "./index.ts";

/** The simulator as the tests of live runs use it. */
export const suite: LiveSuite<CloudlxVariations, CloudlxAccount> = {
  addresses: (origin) => ({ CLOUDLX_BASE_URL: origin }),
  simulate: simulateCloudlx,
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
  drifts,
};
