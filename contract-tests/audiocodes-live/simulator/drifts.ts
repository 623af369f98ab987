import type { Drift } from "@demarc/contract-testing/simulator";
import rows from "./drifts.json" with { type: "json" };

/** Ways in which Live Platform may differ from its document. */
export const drifts = rows as Drift[];
