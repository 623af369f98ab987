import { createAudiocodesLiveClient, operationDescriptors } from "@demarc/audiocodes-live";
import { contractSuite } from "@demarc/contract-kit/vitest";
import { semantics } from "./semantics.ts";

await contractSuite("audiocodes-live", { createClient: createAudiocodesLiveClient, operationDescriptors }, semantics);
