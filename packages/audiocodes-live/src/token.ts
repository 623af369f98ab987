import { clientCredentials } from "@demarc/client-core";

export interface EntraOptions {
  /** The directory (tenant) id of the service provider. */
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** `api://<application id>/.default` of the Live Platform application. */
  scope: string;
  /** Where Microsoft Entra ID is, for national clouds. */
  authority?: string;
}

/**
 * An access token for Live Platform from Microsoft Entra ID, fetched by client credentials and renewed by itself.
 * Give it to the client as `accessToken`.
 *
 * Directory, grant and scope are from the provider's "Authenticating Connection Using Postman"; that the request is
 * a form to the v2.0 endpoint is inferred.
 *
 * @example createAudiocodesLiveClient({ host, accessToken: entraClientCredentials({ tenantId, clientId, clientSecret, scope }) })
 */
export function entraClientCredentials({
  tenantId,
  clientId,
  clientSecret,
  scope,
  authority = "https://login.microsoftonline.com",
}: EntraOptions) {
  return clientCredentials({
    tokenUrl: `${authority}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    scope,
  });
}
