import type { LiveSuite } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { simulateTelco, type TelcoAccount, type TelcoVariations } from "./index.ts";

/** The simulator as the tests of live runs use it. */
export const suite: LiveSuite<TelcoVariations, TelcoAccount> = {
  addresses: (origin) => ({ TELCO_BASE_URL: origin }),
  simulate: simulateTelco,
  // FILL IN: each allowed variation of index.ts.
  variations: { "as documented": {}, "undocumented fields": { addedFields: true } },
  drifts,
};
