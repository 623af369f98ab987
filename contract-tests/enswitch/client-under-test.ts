import { createEnswitchClient, operationDescriptors } from "@demarc/enswitch";
import { operationManifests } from "@demarc/enswitch/manifest";

/** What is tested: the client, and what its generated code says of itself. */
export const clientUnderTest = { createClient: createEnswitchClient, operationDescriptors, operationManifests };
