import { createEnswitchClient, operationDescriptors } from "@demarc/enswitch";
import { operationPromises } from "@demarc/enswitch/promises";

/** What is tested: the client, and what its generated code says of itself. */
export const subject = { createClient: createEnswitchClient, operationDescriptors, operationPromises };
