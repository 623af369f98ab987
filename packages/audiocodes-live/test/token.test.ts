import { expect, test } from "vitest";
import { createAudiocodesLiveClient, entraClientCredentials, type EntraOptions } from "../src/index.ts";

const application = { tenantId: "t/1", clientId: "id-1", clientSecret: "s&1", scope: "api://app/.default" };

test.each<[string, Partial<EntraOptions>, string]>([
  ["Microsoft Entra ID", {}, "https://login.microsoftonline.com/t%2F1/oauth2/v2.0/token"],
  ["a national cloud", { authority: "https://login.example.com" }, "https://login.example.com/t%2F1/oauth2/v2.0/token"],
])("a token of %s is fetched by a form with directory and scope, and sent as a bearer token", async (_, other, url) => {
  const sent: string[][] = [];
  const fetch = async (request: Request) => {
    const { method, headers } = request;
    const described = headers.get("content-type") ?? headers.get("authorization") ?? "";
    sent.push([method, request.url, described, await request.text()]);
    return Response.json(request.url === url ? { access_token: "token-1" } : []);
  };
  const accessToken = entraClientCredentials({ ...application, ...other });
  await createAudiocodesLiveClient({ accessToken, host: "live.example.com", fetch }).listCustomers();
  expect(sent).toEqual([
    [
      "POST",
      url,
      "application/x-www-form-urlencoded",
      "grant_type=client_credentials&client_id=id-1&client_secret=s%261&scope=api%3A%2F%2Fapp%2F.default",
    ],
    ["GET", expect.stringMatching(/^https:\/\/live\.example\.com\/.*\/api\/v2\/customer$/), "Bearer token-1", ""],
  ]);
});
