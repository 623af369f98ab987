import { createAudiocodesLiveClient, operationDescriptors } from "@demarc/audiocodes-live";
import { operationManifests } from "@demarc/audiocodes-live/manifest";

/** The client under test, with what its generated code states. */
export const clientUnderTest = { createClient: createAudiocodesLiveClient, operationDescriptors, operationManifests };
