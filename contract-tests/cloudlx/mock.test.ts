import { cloudlxClientCredentials, createCloudlxClient } from "@demarc/cloudlx";
import { testMock } from "@demarc/contract-testing/live";
import { expect } from "vitest";

testMock("cloudlx", async (baseUrl) => {
  const accessToken = cloudlxClientCredentials({ clientId: "id", clientSecret: "secret" });
  const { customers } = await createCloudlxClient({ accessToken, baseUrl }).listCustomers();
  expect(customers.length).toBeGreaterThan(1);
});
