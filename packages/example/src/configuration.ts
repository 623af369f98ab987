import { createAudiocodesLiveClient, entraClientCredentials, type ClientOptions } from "@demarc/audiocodes-live";
import { cloudlxClientCredentials, createCloudlxClient } from "@demarc/cloudlx";
import { createEnswitchClient } from "@demarc/enswitch";
import { audiocodesLivePlatform } from "./platforms/audiocodes-live.ts";
import { cloudlxPlatform } from "./platforms/cloudlx.ts";
import { enswitchPlatform } from "./platforms/enswitch.ts";
import type { Platform } from "./platforms/platform.ts";

/** What is called with each attempt, on any platform. */
type Hooks = Pick<ClientOptions, "onResponse" | "onRetry">;
/** The variables of a platform, by their names in `.env.example` without the platform's; empty where not set. */
type Variables = (name: string) => string;
type Connect = (of: Variables, options: Hooks & { baseUrl: string }) => Platform;

/** Makes the client of each platform. */
const platforms: Record<string, Connect> = {
  "audiocodes-live"(of, options) {
    const [tenantId, clientId, clientSecret] = [of("TENANT_ID"), of("CLIENT_ID"), of("CLIENT_SECRET")];
    const authority = of("AUTHORITY") && { authority: of("AUTHORITY") };
    const entra = { tenantId, clientId, clientSecret, scope: of("SCOPE"), ...authority };
    const accessToken = of("ACCESS_TOKEN") || (clientId && entraClientCredentials(entra));
    return audiocodesLivePlatform(createAudiocodesLiveClient({ ...options, accessToken }));
  },
  cloudlx(of, options) {
    const [clientId, clientSecret] = [of("CLIENT_ID"), of("CLIENT_SECRET")];
    const accessToken = of("ACCESS_TOKEN") || (clientId && cloudlxClientCredentials({ clientId, clientSecret }));
    return cloudlxPlatform(createCloudlxClient({ ...options, accessToken }));
  },
  enswitch(of, options) {
    const user = { username: of("USERNAME"), password: of("PASSWORD") };
    const credentials = of("AUTH_TOKEN") ? { authToken: of("AUTH_TOKEN") } : user;
    // As a form, so that no credential is in a log of addresses.
    return enswitchPlatform(createEnswitchClient({ ...options, ...credentials, sendAs: "form" }));
  },
};

export const platformNames = Object.keys(platforms);

/** The platform, where the variable of its address is set. */
export function connect(name: string, env: NodeJS.ProcessEnv, hooks: Hooks): Platform | undefined {
  const of = (variable: string) => env[`${name.toUpperCase().replaceAll("-", "_")}_${variable}`] ?? "";
  return of("BASE_URL") ? platforms[name]?.(of, { ...hooks, baseUrl: of("BASE_URL") }) : undefined;
}
