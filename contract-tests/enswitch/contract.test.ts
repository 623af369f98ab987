import { createEnswitchClient, operationDescriptors } from "@demarc/enswitch";
import { contractSuite } from "@demarc/contract-kit/vitest";
import { semantics } from "./semantics.ts";

await contractSuite("enswitch", { createClient: createEnswitchClient, operationDescriptors }, semantics);
