import { simulator } from "./mock.ts";

/** The simulator as the tests of live runs use it: what leads to it, and its allowed variations. */
export const suite = {
  addresses: (origin: string) => ({ TELCO_BASE_URL: origin }),
  simulate: simulator.as,
  // FILL IN: each allowed variation of mock.ts.
  variations: { "as documented": {}, "undocumented fields": { addedFields: true } },
};
