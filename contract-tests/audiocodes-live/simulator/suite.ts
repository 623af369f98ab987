import type { LiveSuite } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { simulateAudiocodesLive, type AudiocodesLiveVariations } from "./index.ts";

/** The simulator as the tests of live runs use it. */
export const suite: LiveSuite<AudiocodesLiveVariations> = {
  addresses: (origin) => ({ AUDIOCODES_LIVE_BASE_URL: `${origin}/tenantui`, AUDIOCODES_LIVE_AUTHORITY: origin }),
  simulate: (value, variations, drift) =>
    simulateAudiocodesLive(
      {
        accessToken: value("AUDIOCODES_LIVE_ACCESS_TOKEN"),
        tenantId: value("AUDIOCODES_LIVE_TENANT_ID"),
        clientId: value("AUDIOCODES_LIVE_CLIENT_ID"),
        clientSecret: value("AUDIOCODES_LIVE_CLIENT_SECRET"),
        scope: value("AUDIOCODES_LIVE_SCOPE"),
      },
      variations,
      drift,
    ),
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
