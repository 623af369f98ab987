import { entraClientCredentials, type AudiocodesLiveClient } from "@demarc/audiocodes-live";
import { declaredLive } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";

export const live = declaredLive<AudiocodesLiveClient>(import.meta.dirname, {
  clientUnderTest,
  token: entraClientCredentials,
  tokenOrigin: (env) => env["AUDIOCODES_LIVE_AUTHORITY"] || "https://login.microsoftonline.com",
});
