import { createCloudlxClient, operationDescriptors } from "@demarc/cloudlx";
import { contractSuite } from "@demarc/contract-kit/vitest";

await contractSuite("cloudlx", { createClient: createCloudlxClient, operationDescriptors });
