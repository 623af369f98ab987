import { liveSuite } from "@demarc/contract-testing/live";
import { live } from "./live.ts";
import { simulator } from "./simulator/mock.ts";

await liveSuite(live, simulator);
