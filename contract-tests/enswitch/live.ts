import { declaredLive } from "@demarc/contract-live";
import type { EnswitchClient } from "@demarc/enswitch";
import { clientUnderTest } from "./client-under-test.ts";

export const live = declaredLive<EnswitchClient>(import.meta.dirname, {
  clientUnderTest,
  connect: ({
    ENSWITCH_BASE_URL: baseUrl,
    ENSWITCH_AUTH_TOKEN: authToken,
    ENSWITCH_USERNAME: username,
    ENSWITCH_PASSWORD: password,
  }) => ({
    baseUrl,
    ...(authToken ? { authToken } : { username, password }),
  }),
});
