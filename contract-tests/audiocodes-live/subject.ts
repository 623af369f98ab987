import { createAudiocodesLiveClient, operationDescriptors } from "@demarc/audiocodes-live";
import { operationPromises } from "@demarc/audiocodes-live/promises";

/** What is tested: the client, and what its generated code says of itself. */
export const subject = { createClient: createAudiocodesLiveClient, operationDescriptors, operationPromises };
