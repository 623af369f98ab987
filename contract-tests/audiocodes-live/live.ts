import { entraClientCredentials, type AudiocodesLiveClient } from "@demarc/audiocodes-live";
import { declaredLive } from "@demarc/contract-live";
import { clientUnderTest } from "./client-under-test.ts";

const authorityOf = (env: Readonly<Record<string, string | undefined>>) =>
  env["AUDIOCODES_LIVE_AUTHORITY"] || "https://login.microsoftonline.com";

export const live = declaredLive<AudiocodesLiveClient>(import.meta.dirname, {
  clientUnderTest,
  tokenOrigin: authorityOf,
  connect(env) {
    const value = (name: string) => env[`AUDIOCODES_LIVE_${name}`] ?? "";
    const [tenantId, clientId] = [value("TENANT_ID"), value("CLIENT_ID")];
    const [clientSecret, scope] = [value("CLIENT_SECRET"), value("SCOPE")];
    return {
      baseUrl: value("BASE_URL"),
      accessToken:
        value("ACCESS_TOKEN") ||
        entraClientCredentials({ tenantId, clientId, clientSecret, scope, authority: authorityOf(env) }),
    };
  },
});
