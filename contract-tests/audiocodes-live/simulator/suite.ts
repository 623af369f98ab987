import { simulator } from "./mock.ts";

/** The simulator as the tests of live runs use it: what leads to it, and its allowed variations. */
export const suite = {
  addresses: (origin: string) => ({
    AUDIOCODES_LIVE_BASE_URL: `${origin}/tenantui`,
    AUDIOCODES_LIVE_AUTHORITY: origin,
  }),
  simulate: simulator.as,
  variations: {
    "errors as bare strings": {},
    "errors without a body": { errors: "empty" },
    "all licence types": { licenceTypes: [0, 1, 2, 3, 4, 5] },
    "500 customers": { customers: 500, licenceTypes: [0, 1, 2, 3, 4, 5] },
    "a lead without a licence": { leads: true },
    "a media type without a charset": { mediaType: "application/json" },
    "no customers": { customers: 0 },
  },
};
