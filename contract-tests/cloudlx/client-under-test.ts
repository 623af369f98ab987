import { createCloudlxClient, operationDescriptors } from "@demarc/cloudlx";
import { operationManifests } from "@demarc/cloudlx/manifest";

/** What is tested: the client, and what its generated code says of itself. */
export const clientUnderTest = { createClient: createCloudlxClient, operationDescriptors, operationManifests };
