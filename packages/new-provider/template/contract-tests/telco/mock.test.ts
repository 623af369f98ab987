import { createTelcoClient } from "@demarc/telco";
import { testMock } from "@demarc/contract-testing/live";
import { expect } from "vitest";

// FILL IN: a few calls of the client that a mock has to answer, without state and with.
testMock("telco", async (baseUrl) => {
  const { customers } = await createTelcoClient({ accessToken: "any", baseUrl }).listCustomers();
  expect(customers.length).toBeGreaterThan(1);
});
