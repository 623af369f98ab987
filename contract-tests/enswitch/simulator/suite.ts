import type { LiveSuite } from "@demarc/contract-testing/simulator";
import { drifts } from "./drifts.ts";
import { simulateEnswitch, type EnswitchAccount, type EnswitchVariations } from "./index.ts";

/** The simulator as the tests of live runs use it. */
export const suite: LiveSuite<EnswitchVariations, EnswitchAccount> = {
  addresses: (origin) => ({ ENSWITCH_BASE_URL: `${origin}/api/json` }),
  simulate: simulateEnswitch,
  variations: {
    "HTTP 200 always": {},
    "HTTP as the code": { httpStatus: "as the code" },
    "ids of the oldest versions": { ids: "string" },
    "two columns": { columns: 2 },
    "2,000 rows of thirty columns": { customers: 2000 },
    "the directory default of version 4.1": { directoryDefault: "-1" },
    "a count in digits": { count: "string" },
    "a count in a row": { count: "row" },
    "no customers": { customers: 0 },
    "one customer": { customers: 1 },
  },
  drifts,
};
