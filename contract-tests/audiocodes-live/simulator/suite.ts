import type { LiveSuite } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { simulateAudiocodesLive, type AudiocodesLiveAccount, type AudiocodesLiveVariations } from "./index.ts";

/** The simulator as the tests of live runs use it. */
export const suite: LiveSuite<AudiocodesLiveVariations, AudiocodesLiveAccount> = {
  addresses: (origin) => ({ AUDIOCODES_LIVE_BASE_URL: `${origin}/tenantui`, AUDIOCODES_LIVE_AUTHORITY: origin }),
  simulate: simulateAudiocodesLive,
  variations: {
    "errors as bare strings": {},
    "errors without a body": { errors: "empty" },
    "all licence types": { licenceTypes: [0, 1, 2, 3, 4, 5] },
    "500 customers": { customers: 500, licenceTypes: [0, 1, 2, 3, 4, 5] },
    "a lead without a licence": { leads: true },
    "a media type without a charset": { mediaType: "application/json" },
    "no customers": { customers: 0 },
  },
  drifts,
};
