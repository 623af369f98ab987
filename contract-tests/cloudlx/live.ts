import { cloudlxClientCredentials, type CloudlxClient } from "@demarc/cloudlx";
import { declaredLive } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";

export const live = declaredLive<CloudlxClient>(import.meta.dirname, {
  clientUnderTest,
  connect: ({
    CLOUDLX_BASE_URL: baseUrl,
    CLOUDLX_ACCESS_TOKEN: token,
    CLOUDLX_CLIENT_ID: clientId = "",
    CLOUDLX_CLIENT_SECRET: clientSecret = "",
  }) => ({
    baseUrl,
    accessToken: token || cloudlxClientCredentials({ clientId, clientSecret }),
  }),
});
