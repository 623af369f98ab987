import { createEnswitchClient, operationDescriptors } from "@demarc/enswitch";
import { operationManifests } from "@demarc/enswitch/manifest";

/** The client under test, with what its generated code states. */
export const clientUnderTest = { createClient: createEnswitchClient, operationDescriptors, operationManifests };
