import { simulator } from "./mock.ts";

/** The simulator as the tests of live runs use it: what leads to it, and its allowed variations. */
export const suite = {
  addresses: (origin: string) => ({ CLOUDLX_BASE_URL: origin }),
  simulate: simulator.as,
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
};
