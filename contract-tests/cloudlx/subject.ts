import { createCloudlxClient, operationDescriptors } from "@demarc/cloudlx";

/** What is tested: the client, and what its generated code says of itself. */
export const subject = { createClient: createCloudlxClient, operationDescriptors };
