import { cloudlxClientCredentials, type CloudlxClient } from "@demarc/cloudlx";
import { declaredLive } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";

export const live = declaredLive<CloudlxClient>(import.meta.dirname, {
  clientUnderTest,
  token: cloudlxClientCredentials,
});
