import { createEnswitchClient, operationDescriptors } from "@demarc/enswitch";
import { contractSuite } from "@demarc/contract-kit/vitest";

await contractSuite("enswitch", { createClient: createEnswitchClient, operationDescriptors });
