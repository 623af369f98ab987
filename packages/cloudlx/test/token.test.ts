import { expect, test } from "vitest";
import { cloudlxClientCredentials, createCloudlxClient } from "../src/index.ts";

test("a token of CloudLX is fetched as JSON from the path of its page, and sent as a bearer token", async () => {
  const sent: string[][] = [];
  const fetch = async (request: Request) => {
    const { method, url, headers } = request;
    sent.push([method, url, headers.get("content-type") ?? headers.get("authorization") ?? "", await request.text()]);
    return Response.json(url.endsWith("/access-token") ? { access_token: "token-1" } : { customers: [] });
  };
  const accessToken = cloudlxClientCredentials({ clientId: "id-1", clientSecret: "secret-12345" });
  await createCloudlxClient({ accessToken, server: "demo", fetch }).listCustomers();
  expect(sent).toEqual([
    [
      "POST",
      "https://demo.infiny.cloud/api/oauth2/access-token",
      "application/json",
      '{"grant_type":"client_credentials","client_id":"id-1","client_secret":"secret-12345"}',
    ],
    ["GET", "https://demo.infiny.cloud/api/customers", "Bearer token-1", ""],
  ]);
});
