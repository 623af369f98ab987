import { clientCredentials } from "@demarc/client-core";

/**
 * An access token of CloudLX, fetched with a client id and a client secret and renewed by itself. Give it to the
 * client as `accessToken`.
 *
 * The path and the fields are from the provider's "Making requests to the Infiny API". That the request is JSON is
 * how the provider's own PHP client sends it. The answer's `token_type` is `client_credentials`, not `Bearer`; it is
 * left out of account.
 *
 * @example createCloudlxClient({ accessToken: cloudlxClientCredentials({ clientId, clientSecret }) })
 */
export function cloudlxClientCredentials({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  return clientCredentials({
    tokenUrl: "/api/oauth2/access-token",
    clientId,
    clientSecret,
    encoding: "json",
    accept: "application/vnd.cloudlx.v1+json",
  });
}
