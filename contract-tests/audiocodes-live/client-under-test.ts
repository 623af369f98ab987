import { createAudiocodesLiveClient, operationDescriptors } from "@demarc/audiocodes-live";
import { operationManifests } from "@demarc/audiocodes-live/manifest";

/** What is tested: the client, and what its generated code says of itself. */
export const clientUnderTest = { createClient: createAudiocodesLiveClient, operationDescriptors, operationManifests };
