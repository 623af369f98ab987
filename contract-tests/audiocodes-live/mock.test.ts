import { createAudiocodesLiveClient, entraClientCredentials } from "@demarc/audiocodes-live";
import { testMock } from "@demarc/contract-testing/live";
import { expect } from "vitest";

testMock("audiocodes-live", async (baseUrl) => {
  const entra = { tenantId: "t", clientId: "c", clientSecret: "s", scope: "api://x/.default" };
  const accessToken = entraClientCredentials({ ...entra, authority: new URL(baseUrl).origin });
  const customers = await createAudiocodesLiveClient({ accessToken, baseUrl }).listCustomers();
  expect(customers.length).toBeGreaterThan(1);
});
