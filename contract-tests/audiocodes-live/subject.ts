import { createAudiocodesLiveClient, operationDescriptors } from "@demarc/audiocodes-live";

/** What is tested: the client, and what its generated code says of itself. */
export const subject = { createClient: createAudiocodesLiveClient, operationDescriptors };
