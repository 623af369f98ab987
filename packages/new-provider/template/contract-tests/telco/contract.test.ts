import { contractSuite } from "@demarc/contract-testing/vitest";
import { semantics } from "./semantics.ts";
import { clientUnderTest } from "./client-under-test.ts";

await contractSuite("telco", clientUnderTest, semantics);
