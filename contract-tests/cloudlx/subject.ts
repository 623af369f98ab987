import { createCloudlxClient, operationDescriptors } from "@demarc/cloudlx";
import { operationPromises } from "@demarc/cloudlx/promises";

/** What is tested: the client, and what its generated code says of itself. */
export const subject = { createClient: createCloudlxClient, operationDescriptors, operationPromises };
