import { createCloudlxClient, operationDescriptors } from "@demarc/cloudlx";
import { operationManifests } from "@demarc/cloudlx/manifest";

/** The client under test, with what its generated code states. */
export const clientUnderTest = { createClient: createCloudlxClient, operationDescriptors, operationManifests };
