import { liveSuite } from "@demarc/contract-testing/live";
import { live } from "./live.ts";
import { suite } from "./simulator/suite.ts";

await liveSuite(live, suite);
