import { createCloudlxClient, operationDescriptors } from "@demarc/cloudlx";
import { contractSuite } from "@demarc/contract-kit/vitest";
import { semantics } from "./semantics.ts";

await contractSuite("cloudlx", { createClient: createCloudlxClient, operationDescriptors }, semantics);
