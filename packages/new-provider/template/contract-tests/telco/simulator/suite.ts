import type { LiveSuite } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { simulateTelco, type TelcoVariations } from "./index.ts";

/** The simulator as the tests of live runs use it. */
export const suite: LiveSuite<TelcoVariations> = {
  addresses: (origin) => ({ TELCO_BASE_URL: origin }),
  simulate: (value, variations, drift) =>
    simulateTelco({ accessToken: value("TELCO_ACCESS_TOKEN") }, variations, drift),
  // FILL IN: each allowed variation of index.ts.
  variations: { "as documented": {}, "undocumented fields": { addedFields: true } },
  drifts,
};
