import { liveSuite } from "@demarc/contract-testing/live";
import { live } from "./live.ts";
import { drifts } from "./simulator/drifts.ts";
import { simulateTelco, type TelcoVariations } from "./simulator/index.ts";

const account = { accessToken: "token-of-the-simulator" };

await liveSuite(live, {
  simulate: (variations: Partial<TelcoVariations>, drift) => simulateTelco(account, variations, drift),
  // FILL IN: each way to authenticate.
  accounts: {
    "an access token": (origin) => ({ TELCO_BASE_URL: origin, TELCO_ACCESS_TOKEN: account.accessToken }),
  },
  // FILL IN: each allowed variation of simulator/index.ts.
  variations: { "as documented": {}, "undocumented fields": { addedFields: true } },
  drifts,
});
