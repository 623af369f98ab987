import { createTelcoClient, operationDescriptors } from "@demarc/telco";
import { operationManifests } from "@demarc/telco/manifest";

/** The client under test, with what its generated code states. */
export const clientUnderTest = { createClient: createTelcoClient, operationDescriptors, operationManifests };
