import { createAudiocodesLiveClient, operationDescriptors } from "@demarc/audiocodes-live";
import { contractSuite } from "@demarc/contract-kit/vitest";

await contractSuite("audiocodes-live", { createClient: createAudiocodesLiveClient, operationDescriptors });
